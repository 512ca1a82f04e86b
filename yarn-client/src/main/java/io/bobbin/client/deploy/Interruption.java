package io.bobbin.client.deploy;

import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.submit.SubmittedApplication;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * What happens when the process is told to stop, as by Ctrl-C: before YARN has the application, all
 * is taken back; after that the application goes on, unless the user wanted it to end with this
 * process.
 */
final class Interruption implements AutoCloseable {
  /** Before Hadoop's own hook closes the file systems. */
  private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  private final Yarn yarn;
  private final Rollback rollback;
  private final PrintStream err;
  private final boolean stopOnExit;
  private final Runnable hook = this::onShutdown;
  private final AtomicReference<SubmittedApplication> application = new AtomicReference<>();

  Interruption(Yarn yarn, Rollback rollback, PrintStream err, boolean stopOnExit) {
    this.yarn = yarn;
    this.rollback = rollback;
    this.err = err;
    this.stopOnExit = stopOnExit;
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY);
  }

  /** YARN has the application. */
  void submitted(SubmittedApplication submitted) {
    application.set(submitted);
    rollback.commit();
  }

  private void onShutdown() {
    SubmittedApplication submitted = application.get();
    if (submitted == null) {
      rollback.run();
      err.println();
      err.println("Interrupted. Nothing was submitted.");
    } else if (stopOnExit) {
      stop(submitted);
    } else {
      err.println();
      err.println(
          "Application "
              + submitted.id()
              + " goes on. Stop it with: bobbin kill "
              + submitted.id());
    }
  }

  private void stop(SubmittedApplication submitted) {
    try {
      yarn.askPatiently(
          client -> {
            client.killApplication(submitted.id());
            return submitted.id();
          });
      submitted.area().removeApplication(submitted.id().toString());
      err.println("Application " + submitted.id() + " is killed");
    } catch (Exception e) {
      err.println(
          "Application "
              + submitted.id()
              + " could not be killed: "
              + e.getMessage()
              + ". Stop it with: bobbin kill "
              + submitted.id());
    }
  }

  @Override
  public void close() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
