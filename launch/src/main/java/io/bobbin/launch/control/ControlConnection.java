package io.bobbin.launch.control;

import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.Rejected;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Welcome;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A worker's or client's side of a control connection, on a plain socket: it must cost a starting
 * process as little as possible.
 *
 * <p>One thread reads; any thread may send or close.
 */
public final class ControlConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream input;
  private int epoch;

  private ControlConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Connects, proves knowledge of the secret and checks that the server has it, too.
   *
   * @param timeout for the connection and for each line of the handshake
   * @throws ControlProtocolException if the server refuses or is not the application's master
   * @throws IOException if it cannot be reached
   */
  public static ControlConnection open(
      InetSocketAddress address, Role role, String name, ControlSecret secret, Duration timeout)
      throws IOException {
    Socket socket = new Socket();
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      // Resolved anew each time: a name that could not be resolved once may be later.
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), millis);
      socket.setSoTimeout(millis);
      ControlConnection connection = new ControlConnection(socket);
      connection.shakeHands(role, name, secret);
      socket.setSoTimeout(0);
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void shakeHands(Role role, String name, ControlSecret secret) throws IOException {
    if (!(receive() instanceof Challenge challenge)) {
      throw new ControlProtocolException("The server does not speak Bobbin's control protocol");
    }
    if (challenge.version() != ControlMessage.VERSION) {
      throw new ControlProtocolException(
          "The server speaks version "
              + challenge.version()
              + " of the control protocol, this process "
              + ControlMessage.VERSION);
    }
    String nonce = ControlSecret.nonce();
    send(new Hello(role, name, nonce, secret.prove(role.name(), name, challenge.nonce())));
    ControlMessage answer = receive();
    if (answer instanceof Rejected rejected) {
      throw new ControlProtocolException("The master refused: " + rejected.reason());
    }
    if (!(answer instanceof Welcome welcome)
        || !secret.verify(welcome.proof(), "server", nonce, Integer.toString(welcome.epoch()))) {
      throw new ControlProtocolException("The server did not prove that it is the master");
    }
    epoch = welcome.epoch();
  }

  /** The application attempt that the server belongs to. */
  public int epoch() {
    return epoch;
  }

  /** From now on {@link #receive} fails if the server says nothing for so long. */
  public void limitSilence(Duration limit) throws IOException {
    socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
  }

  /**
   * The next message, as soon as there is one.
   *
   * @throws EOFException if the server closed the connection
   */
  public ControlMessage receive() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("The master closed the control connection");
      }
      if (line.size() == ControlMessage.MAX_LINE) {
        throw new ControlProtocolException("Line over " + ControlMessage.MAX_LINE + " bytes");
      }
      line.write(next);
    }
    return ControlMessageFormat.parse(line.toString(StandardCharsets.UTF_8));
  }

  /** Sends a message. */
  public void send(ControlMessage message) throws IOException {
    byte[] line = (ControlMessageFormat.format(message) + "\n").getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(line);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
