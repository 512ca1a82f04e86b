package io.bobbin.am.control;

import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlMessage.Rejected;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Superseded;
import io.bobbin.launch.control.ControlMessage.Welcome;
import io.bobbin.launch.control.ControlMessageFormat;
import io.bobbin.launch.control.ControlProtocolException;
import io.bobbin.launch.control.ControlSecret;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.MessageToMessageEncoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.CharsetUtil;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the control server: first the proof, then what the peer's role allows. */
@SuppressWarnings("FutureReturnValueIgnored") // A write fails only if the connection ends.
final class ControlPeer extends SimpleChannelInboundHandler<String> {
  private static final Logger LOG = LoggerFactory.getLogger(ControlPeer.class);
  private static final int HANDSHAKE_SECONDS = 10;

  /** Longer than a collection of a large heap's garbage: who is silent for so long is cut off. */
  private static final int SILENCE_SECONDS = 30;

  private final ControlSecret secret;
  private final ControlServer server;
  private final ControlEvents events;
  private final String nonce = ControlSecret.nonce();
  private Role role;
  private String name;

  private ControlPeer(ControlSecret secret, ControlServer server, ControlEvents events) {
    this.secret = secret;
    this.server = server;
    this.events = events;
  }

  static void install(
      Channel channel, ControlSecret secret, ControlServer server, ControlEvents events) {
    channel
        .pipeline()
        .addLast("handshake", new ReadTimeoutHandler(HANDSHAKE_SECONDS))
        .addLast(new LineBasedFrameDecoder(ControlMessage.MAX_LINE, true, true))
        .addLast(new StringDecoder(CharsetUtil.UTF_8))
        .addLast(new LineEncoder())
        .addLast(new ControlPeer(secret, server, events));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.writeAndFlush(new Challenge(ControlMessage.VERSION, nonce));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line)
      throws ControlProtocolException {
    ControlMessage message = ControlMessageFormat.parse(line);
    if (role == null && message instanceof Hello hello) {
      greet(context, hello);
    } else if (isWorker() && message instanceof Exiting exiting) {
      events.exiting(name, exiting.reason());
    } else if (isWorker() && message instanceof Superseded superseded) {
      events.superseded(superseded.epoch());
    } else if (!isWorker() || !(message instanceof Ping)) {
      throw new ControlProtocolException("Unexpected message");
    }
  }

  private void greet(ChannelHandlerContext context, Hello hello) {
    if (!secret.verify(hello.proof(), hello.role().name(), hello.name(), nonce)) {
      LOG.warn(
          "Refused {}: it does not know the application's secret",
          context.channel().remoteAddress());
      context
          .writeAndFlush(new Rejected("the secret is wrong"))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    role = hello.role();
    name = hello.name();
    context.pipeline().remove("handshake");
    int epoch = server.epoch();
    context.writeAndFlush(
        new Welcome(epoch, secret.prove("server", hello.nonce(), Integer.toString(epoch))));
    if (role == Role.WORKER) {
      context.pipeline().addFirst(new ReadTimeoutHandler(SILENCE_SECONDS));
      server.workerConnected(name, context.channel());
      events.connected(name);
    } else if (role == Role.CLIENT) {
      server.clientConnected(context.channel());
    }
  }

  private boolean isWorker() {
    return role == Role.WORKER || role == Role.DYING_WORKER;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // Who has not shown the secret may send anything: one line, without a stack trace.
    LOG.info(
        "Closing the connection of {}: {}", context.channel().remoteAddress(), cause.toString());
    context.close();
  }

  /** Writes messages as lines. */
  private static final class LineEncoder extends MessageToMessageEncoder<ControlMessage> {
    @Override
    protected void encode(ChannelHandlerContext context, ControlMessage message, List<Object> out) {
      byte[] line = (ControlMessageFormat.format(message) + "\n").getBytes(CharsetUtil.UTF_8);
      out.add(context.alloc().buffer(line.length).writeBytes(line));
    }
  }
}
