import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark program of one stage: each of its two tasks writes when it began, in ms since the epoch. */
public final class FirstTask {
  private FirstTask() {}

  public static void main(String[] arguments) {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("first task"))) {
      context
          .parallelize(List.of(1, 2), 2)
          .foreach(task -> System.err.println("task began at " + System.currentTimeMillis()));
    }
  }
}
