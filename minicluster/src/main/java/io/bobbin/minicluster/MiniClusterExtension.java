package io.bobbin.minicluster;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link MiniCluster} as a parameter. All test classes of a JVM that ask for equal
 * settings share one, which ends after the last of them.
 *
 * <p>With {@code -Dbobbin.test.hadoop.conf.dir=DIR} the tests run against the cluster that DIR
 * describes, whatever settings they ask for.
 */
public final class MiniClusterExtension implements BeforeAllCallback, ParameterResolver {

  /** The system property that names an existing cluster's {@code HADOOP_CONF_DIR}. */
  public static final String EXISTING = "bobbin.test.hadoop.conf.dir";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MiniClusterExtension.class);

  private final MiniClusterSettings settings;

  /** For {@code @ExtendWith}. */
  public MiniClusterExtension() {
    this(MiniClusterSettings.DEFAULT);
  }

  /** For {@code @RegisterExtension} on a static field. */
  public MiniClusterExtension(MiniClusterSettings settings) {
    this.settings = settings;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MiniCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return cluster(context);
  }

  /** The store closes the cluster, as it is AutoCloseable, when the last test is over. */
  private MiniCluster cluster(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(settings, MiniClusterExtension::open, MiniCluster.class);
  }

  private static MiniCluster open(MiniClusterSettings settings) {
    String existing = System.getProperty(EXISTING, "");
    try {
      return existing.isBlank()
          ? MiniCluster.start(settings)
          : MiniCluster.existing(Path.of(existing));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParameterResolutionException("interrupted while the cluster started", e);
    } catch (Exception e) {
      throw new ParameterResolutionException("no cluster: " + e.getMessage(), e);
    }
  }
}
