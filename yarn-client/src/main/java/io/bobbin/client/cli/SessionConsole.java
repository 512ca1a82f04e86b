package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.find.RunningCluster;
import io.bobbin.client.find.SessionProperties;
import io.bobbin.client.report.Output;
import io.bobbin.client.watch.ApplicationSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that this process is attached to. It ends with the line 'stop', with the session, or
 * with an interruption; the end of the input alone ends nothing, as in Flink.
 */
final class SessionConsole {
  private static final Logger LOG = LoggerFactory.getLogger(SessionConsole.class);
  private static final String HELP =
      "Available commands:\nhelp - show these commands\nstop - stop the YARN session";
  private static final long LOOK_MS = 1_000;
  private static final Duration FAREWELL = Duration.ofSeconds(30);

  /** Before Hadoop's own hooks end its clients. */
  private static final int HOOK_PRIORITY = 50;

  private final Yarn yarn;
  private final RunningCluster cluster;
  private final SessionProperties properties;
  private final Output output;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private boolean yarnAnswers = true;

  SessionConsole(Yarn yarn, RunningCluster cluster, SessionProperties properties, Output output) {
    this.yarn = yarn;
    this.cluster = cluster;
    this.properties = properties;
    this.output = output;
  }

  /** Stays until the session ends. */
  ExitCode run(InputStream input) throws IOException, InterruptedException {
    Runnable hook = this::stop;
    ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY);
    try {
      read(input);
      return untilEnd();
    } finally {
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(hook);
      }
    }
  }

  private ExitCode untilEnd() throws IOException, InterruptedException {
    while (true) {
      String line = lines.poll(LOOK_MS, TimeUnit.MILLISECONDS);
      if (line == null) {
        Optional<ApplicationSnapshot> end = look().filter(ApplicationSnapshot::isTerminal);
        if (end.isPresent()) {
          return ended(end.get());
        }
      } else if (line.equals("stop") || line.equals("quit")) {
        stop();
        return ended(awaitEnd());
      } else {
        if (!line.equals("help")) {
          output.err().println("Unknown command '" + line + "'. Showing help:");
        }
        output.err().println(HELP);
      }
    }
  }

  /** While YARN is away the session goes on, and so does the console. */
  private Optional<ApplicationSnapshot> look() {
    try {
      Optional<ApplicationSnapshot> snapshot = Optional.of(snapshot());
      yarnAnswers = true;
      return snapshot;
    } catch (BobbinException e) {
      if (e.exitCode() != ExitCode.UNREACHABLE) {
        throw e;
      }
      if (yarnAnswers) {
        output.warn(e.getMessage() + " The session is followed on as soon as it answers.");
      }
      yarnAnswers = false;
      return Optional.empty();
    }
  }

  private void read(InputStream input) {
    Thread reader =
        new Thread(
            () -> {
              try {
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .forEach(lines::add);
              } catch (RuntimeException e) {
                LOG.debug("No more lines", e);
              }
            },
            "Console");
    reader.setDaemon(true);
    reader.start();
  }

  /** Asks the JobManager to end the session, and YARN if that does not answer. */
  private void stop() {
    try {
      URI address = cluster.webAddress().resolve("/cluster");
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address).DELETE().timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IOException("HTTP status " + response.statusCode());
      }
    } catch (IOException e) {
      LOG.info("The JobManager does not answer; YARN ends the session", e);
      yarn.ask(
          client -> {
            client.killApplication(cluster.id());
            return cluster.id();
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ApplicationSnapshot awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    ApplicationSnapshot snapshot = snapshot();
    while (!snapshot.isTerminal()) {
      if (System.nanoTime() > deadline) {
        throw new BobbinException(
            ExitCode.LOST_CONTACT,
            "The session was told to stop, but "
                + cluster.id()
                + " is still "
                + snapshot.state()
                + ". 'bobbin kill "
                + cluster.id()
                + "' ends it.");
      }
      TimeUnit.MILLISECONDS.sleep(100);
      snapshot = snapshot();
    }
    return snapshot;
  }

  private ApplicationSnapshot snapshot() {
    return ApplicationSnapshot.of(yarn.ask(client -> client.getApplicationReport(cluster.id())));
  }

  private ExitCode ended(ApplicationSnapshot snapshot) throws IOException {
    properties.forget(cluster.id());
    String how = snapshot.state() + "/" + snapshot.finalStatus();
    if (snapshot.finalStatus() == FinalApplicationStatus.SUCCEEDED) {
      output.out().println("The session " + cluster.id() + " has ended (" + how + ")");
      return ExitCode.SUCCEEDED;
    }
    output
        .err()
        .println(
            "yarn-session.sh: The session "
                + cluster.id()
                + " has ended ("
                + how
                + "): "
                + snapshot.diagnostics());
    return snapshot.state() == YarnApplicationState.KILLED ? ExitCode.STOPPED : ExitCode.JOB_FAILED;
  }
}
