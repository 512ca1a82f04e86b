package io.bobbin.taskexecutor;

import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.Welcome;
import io.bobbin.launch.control.ControlMessageFormat;
import io.bobbin.launch.control.ControlSecret;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A master's control port on which the test itself speaks, line by line. */
final class ScriptedMaster implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ControlSecret secret;
  private final int epoch;

  ScriptedMaster(ControlSecret secret, int epoch) throws IOException {
    this.secret = secret;
    this.epoch = epoch;
    port.setSoTimeout(PATIENCE_MILLIS);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(port.getInetAddress(), port.getLocalPort());
  }

  /** The address as a master publishes it. */
  String published() {
    return port.getInetAddress().getHostAddress() + ":" + port.getLocalPort();
  }

  /** Waits for the next connection, without a word. */
  Peer accept() throws IOException {
    return new Peer(port.accept());
  }

  /** Waits for the next connection and greets it as a master does. */
  Peer greet() throws IOException {
    Peer peer = accept();
    peer.welcome(peer.challenge());
    return peer;
  }

  @Override
  public void close() throws IOException {
    port.close();
  }

  /** The other end of one connection. */
  final class Peer implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(PATIENCE_MILLIS);
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    Hello challenge() throws IOException {
      String nonce = ControlSecret.nonce();
      send(new Challenge(ControlMessage.VERSION, nonce));
      Hello hello = (Hello) receive();
      if (!secret.verify(hello.proof(), hello.role().name(), hello.name(), nonce)) {
        throw new IOException("The peer did not prove that it knows the secret");
      }
      return hello;
    }

    void welcome(Hello hello) throws IOException {
      send(new Welcome(epoch, secret.prove("server", hello.nonce(), Integer.toString(epoch))));
    }

    void send(ControlMessage message) throws IOException {
      say(ControlMessageFormat.format(message) + "\n");
    }

    void say(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    ControlMessage receive() throws IOException {
      String line = lines.readLine();
      if (line == null) {
        throw new EOFException();
      }
      return ControlMessageFormat.parse(line);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
