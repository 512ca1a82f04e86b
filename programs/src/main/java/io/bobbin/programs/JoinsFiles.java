package io.bobbin.programs;

import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.util.ParameterTool;

/**
 * SQL from files to files: the revenue of each country. {@code --orders DIR --customers DIR
 * --revenue DIR}
 */
public final class JoinsFiles {
  private JoinsFiles() {}

  public static void main(String[] arguments) throws Exception {
    ParameterTool parameters = ParameterTool.fromArgs(arguments);
    TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    for (String table :
        List.of(
            "orders (customer BIGINT, amount BIGINT)",
            "customers (id BIGINT, country STRING)",
            "revenue (country STRING, orders BIGINT, amount BIGINT)")) {
      String directory = parameters.getRequired(table.substring(0, table.indexOf(' ')));
      tables.executeSql(
          "CREATE TABLE %s WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s')"
              .formatted(table, directory));
    }
    tables
        .executeSql(
            "INSERT INTO revenue SELECT country, COUNT(*), SUM(amount)"
                + " FROM orders JOIN customers ON customer = id GROUP BY country")
        .await();
  }
}
