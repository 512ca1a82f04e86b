package io.bobbin.launch.control;

import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlMessage.Rejected;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Superseded;
import io.bobbin.launch.control.ControlMessage.Welcome;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages as lines: a word, then URL-encoded fields, separated by single spaces. */
public final class ControlMessageFormat {
  /** Reasons and names are cut to this many characters, so that a line stays within its limit. */
  private static final int LONGEST_TEXT = 600;

  private ControlMessageFormat() {}

  /** The message's line, without its end. */
  public static String format(ControlMessage message) {
    if (message instanceof Challenge m) {
      return line("challenge", m.version(), m.nonce());
    } else if (message instanceof Hello m) {
      return line("hello", m.role(), m.name(), m.nonce(), m.proof());
    } else if (message instanceof Welcome m) {
      return line("welcome", m.epoch(), m.proof());
    } else if (message instanceof Rejected m) {
      return line("rejected", m.reason());
    } else if (message instanceof Ping m) {
      return line("ping", m.certain());
    } else if (message instanceof Superseded m) {
      return line("superseded", m.epoch());
    } else if (message instanceof Admitted m) {
      return line("admitted", m.resourceManager(), m.leaderId());
    } else if (message instanceof Exiting m) {
      return line("exiting", m.reason());
    } else if (message instanceof MasterReady m) {
      return line("ready", m.webAddress());
    } else if (message instanceof JobChanged m) {
      return line("job", m.jobId(), m.phase(), m.name());
    }
    throw new IllegalArgumentException("Unknown message: " + message);
  }

  /**
   * The message of a line.
   *
   * @throws ControlProtocolException if there is no such message
   */
  public static ControlMessage parse(String line) throws ControlProtocolException {
    if (line.length() > ControlMessage.MAX_LINE) {
      throw new ControlProtocolException("Line of " + line.length() + " characters");
    }
    String[] fields = line.split(" ", -1);
    try {
      for (int i = 1; i < fields.length; i++) {
        fields[i] = URLDecoder.decode(fields[i], StandardCharsets.UTF_8);
      }
      return switch (fields[0] + "/" + (fields.length - 1)) {
        case "challenge/2" -> new Challenge(Integer.parseInt(fields[1]), fields[2]);
        case "hello/4" -> new Hello(Role.valueOf(fields[1]), fields[2], fields[3], fields[4]);
        case "welcome/2" -> new Welcome(Integer.parseInt(fields[1]), fields[2]);
        case "rejected/1" -> new Rejected(fields[1]);
        case "ping/1" -> new Ping(Boolean.parseBoolean(fields[1]));
        case "superseded/1" -> new Superseded(Integer.parseInt(fields[1]));
        case "admitted/2" -> new Admitted(fields[1], fields[2]);
        case "exiting/1" -> new Exiting(fields[1]);
        case "ready/1" -> new MasterReady(fields[1]);
        case "job/3" -> new JobChanged(fields[1], JobPhase.valueOf(fields[2]), fields[3]);
        default -> throw new ControlProtocolException("Not a control message");
      };
    } catch (IllegalArgumentException e) {
      throw new ControlProtocolException("Malformed control message");
    }
  }

  private static String line(String word, Object... fields) {
    return Stream.of(fields)
        .map(Object::toString)
        .map(text -> text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" ", word + " ", ""));
  }
}
