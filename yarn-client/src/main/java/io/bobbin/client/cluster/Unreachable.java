package io.bobbin.client.cluster;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.launch.InvalidSettingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Tells what a failed call to a daemon means for the user. */
final class Unreachable {
  private Unreachable() {}

  /** The exception to throw for one that a call to the named daemon threw. */
  static RuntimeException translate(String what, Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof BobbinException known) {
        return known;
      }
      if (e instanceof InvalidSettingException invalid) {
        return invalid;
      }
      if (e instanceof UnknownHostException) {
        return unreachable(what, "cannot be found: its host name is not known here", failure);
      }
      if (e instanceof ConnectTimeoutException || e instanceof SocketTimeoutException) {
        return unreachable(what, "cannot be reached: connecting took too long", failure);
      }
      if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
        return unreachable(what, "cannot be reached: " + connectReason(e), failure);
      }
      if (e instanceof ApplicationNotFoundException) {
        return new BobbinException(
            ExitCode.USAGE, what + " knows no such application: " + RemoteReason.of(e), failure);
      }
      if (e instanceof YarnException || e instanceof RemoteException) {
        return new BobbinException(
            ExitCode.REJECTED, what + " refused: " + RemoteReason.of(e), failure);
      }
      if (e instanceof AccessControlException) {
        return new BobbinException(
            ExitCode.USAGE, what + " denies access: " + RemoteReason.of(e), failure);
      }
    }
    return new BobbinException(
        ExitCode.UNREACHABLE, what + " failed: " + PlainText.line(failure.toString()), failure);
  }

  /** What to say of a daemon that has not answered. */
  static String silent(String what, Duration timeout) {
    return what + " did not answer within " + timeout.toMillis() / 1000.0 + " s.";
  }

  /** Hadoop wraps its own words around the system's, which come last. */
  private static String connectReason(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return PlainText.line(last.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static BobbinException unreachable(String what, String how, Throwable cause) {
    return new BobbinException(
        ExitCode.UNREACHABLE,
        what + " " + how + ". Check that it runs and that HADOOP_CONF_DIR is this cluster's.",
        cause);
  }
}
