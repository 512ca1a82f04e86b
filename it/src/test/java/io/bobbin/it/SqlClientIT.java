package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Flink's SQL client, as released, with Bobbin's jar beside it. */
@ExtendWith(MiniClusterExtension.class)
class SqlClientIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String TABLES =
      """
      SET 'execution.runtime-mode' = 'batch';
      CREATE TABLE customers (id BIGINT, country STRING) WITH (
        'connector' = 'filesystem', 'format' = 'csv', 'path' = '%1$s/customers');
      CREATE TABLE orders (customer BIGINT) WITH (
        'connector' = 'datagen', 'number-of-rows' = '6',
        'fields.customer.kind' = 'sequence',
        'fields.customer.start' = '1', 'fields.customer.end' = '6');
      CREATE TABLE revenue (country STRING, orders BIGINT) WITH (
        'connector' = 'filesystem', 'format' = 'csv', 'path' = '%1$s/revenue');
      """;
  private static final String INSERT =
      """
      INSERT INTO revenue SELECT country, COUNT(*) FROM orders JOIN customers ON customer = id
        GROUP BY country;
      """;
  private static final String[] REVENUE = {"DE,3", "FR,1"};

  @TempDir private java.nio.file.Path directory;

  @Test
  void runsStatementsInSession(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        RunningSession session = RunningSession.start(cluster, view)) {
      Path data = customers(view);
      Result result =
          FlinkDistribution.on(cluster)
              .sqlClient(
                  "-f",
                  script(
                      "SET 'execution.target' = 'yarn-session';",
                      "SET 'yarn.application.id' = '" + session.application() + "';",
                      "SET 'table.dml-sync' = 'true';",
                      "SET 'sql-client.execution.result-mode' = 'tableau';",
                      TABLES.formatted(data),
                      INSERT,
                      "SELECT country, orders FROM revenue WHERE country = 'DE';"));

      assertThat(result.exitCode()).as(result.all()).isZero();
      checkRevenue(view, data, result);
      assertThat(result.out()).containsPattern("\\| +DE +\\| +3 +\\|");
      assertThat(view.livingApplications()).isEqualTo(1);
    }
  }

  /** The script is run by the application master; statements are jobs of one application. */
  @Test
  void deploysScriptAsApplication(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path data = customers(view);
      Result result =
          FlinkDistribution.on(cluster)
              .sqlClient(
                  "-Dexecution.target=yarn-application",
                  "-f",
                  script(TABLES.formatted(data), INSERT));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.out()).contains("Cluster ID: application_");
      ApplicationId application = ClusterView.applicationIn(result.out());
      awaitSuccess(view, application);
      checkRevenue(view, data, result);
    }
  }

  @Test
  void runsEachStatementInItsOwnApplication(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path data = customers(view);
      int before = view.applications();
      Result result =
          FlinkDistribution.on(cluster)
              .sqlClient(
                  "-Dexecution.target=yarn-per-job",
                  "-f",
                  script(
                      "SET 'table.dml-sync' = 'true';",
                      TABLES.formatted(data),
                      INSERT,
                      "SET 'sql-client.execution.result-mode' = 'tableau';",
                      "SELECT country, orders FROM revenue WHERE country = 'DE';"));

      assertThat(result.exitCode()).as(result.all()).isZero();
      checkRevenue(view, data, result);
      assertThat(result.out()).containsPattern("\\| +DE +\\| +3 +\\|");
      assertThat(view.applications()).isEqualTo(before + 2);
      await().atMost(LONG).until(() -> view.livingApplications() == 0);
    }
  }

  @Test
  void saysWhyYarnDidNotTakeIt(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path data = customers(view);
      int before = view.applications();
      Result result =
          FlinkDistribution.on(cluster)
              .sqlClient(
                  "-Dexecution.target=yarn-application",
                  "-Dyarn.application.queue=nowhere",
                  "-f",
                  script(TABLES.formatted(data), INSERT));

      assertThat(result.exitCode()).as(result.all()).isNotZero();
      assertThat(result.all()).contains("nowhere").contains("queue");
      assertThat(view.applications()).isEqualTo(before);
    }
  }

  private static void awaitSuccess(ClusterView view, ApplicationId application) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(view.report(application).getFinalApplicationStatus())
                    .isEqualTo(FinalApplicationStatus.SUCCEEDED));
  }

  private static void checkRevenue(ClusterView view, Path data, Result result) throws IOException {
    assertThat(view.read(new Path(data, "revenue")).lines())
        .as(result.all())
        .containsExactlyInAnyOrder(REVENUE);
  }

  private static Path customers(ClusterView view) throws IOException {
    Path data = view.hdfs().makeQualified(view.newDirectory("sql"));
    view.write(new Path(data, "customers/all.csv"), "1,DE", "2,DE", "3,FR", "5,DE", "9,IT");
    return data;
  }

  private java.nio.file.Path script(String... statements) throws IOException {
    return Files.writeString(directory.resolve("script.sql"), String.join("\n", statements));
  }
}
