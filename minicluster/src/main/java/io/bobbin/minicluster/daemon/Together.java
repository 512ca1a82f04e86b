package io.bobbin.minicluster.daemon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does things at the same time, each in a thread of its name. */
final class Together {

  /** One of the things. */
  interface Task {
    void run() throws Exception;
  }

  private final List<FutureTask<Void>> tasks = new ArrayList<>();

  void run(String name, Task task) {
    FutureTask<Void> future =
        new FutureTask<>(
            () -> {
              task.run();
              return null;
            });
    tasks.add(future);
    new Thread(future, name).start();
  }

  /** Waits for all; the failure of the first that failed is this method's. */
  void await() throws IOException, InterruptedException {
    for (FutureTask<Void> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
  }
}
