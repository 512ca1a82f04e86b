package io.bobbin.am.engine;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.client.program.JobIdManager;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironmentFactory;

/**
 * Runs a program's {@code main()} so that its jobs are known again when it runs again, in another
 * attempt. Flink tells a program's jobs apart by their names and by the order in which they come,
 * but within one execution environment only, and nothing says that a program has only one. Here all
 * of them count together.
 */
public final class ProgramMain {
  private ProgramMain() {}

  /**
   * Runs it.
   *
   * @param arguments the name of the program's main class, and its arguments
   */
  public static void main(String[] arguments) throws Throwable {
    Environments.countTogether();
    try {
      Class.forName(arguments[0], false, Thread.currentThread().getContextClassLoader())
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Has access to what Flink gives its own environments only. */
  private static final class Environments extends StreamExecutionEnvironment {
    static void countTogether() throws ReflectiveOperationException {
      Field ids = accessible(StreamContextEnvironment.class, "jobIdManager");
      AtomicReference<JobIdManager> first = new AtomicReference<>();
      StreamExecutionEnvironmentFactory flinks =
          (StreamExecutionEnvironmentFactory)
              accessible(StreamExecutionEnvironment.class, "contextEnvironmentFactory").get(null);
      initializeContextEnvironment(
          configuration -> {
            StreamExecutionEnvironment environment =
                flinks.createExecutionEnvironment(configuration);
            try {
              first.compareAndSet(null, oneAtATime((JobIdManager) ids.get(environment)));
              ids.set(environment, first.get());
            } catch (IllegalAccessException e) {
              throw new IllegalStateException(e);
            }
            return environment;
          });
    }

    /** Different threads may have different environments. */
    private static JobIdManager oneAtATime(JobIdManager ids) {
      return graph -> {
        synchronized (ids) {
          ids.updateJobId(graph);
        }
      };
    }

    private static Field accessible(Class<?> type, String name) throws NoSuchFieldException {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }
  }
}
