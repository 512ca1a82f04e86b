package io.bobbin.client.flink;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.client.deployment.ClusterClientFactory;
import org.apache.flink.client.deployment.ClusterClientServiceLoader;
import org.apache.flink.client.deployment.ClusterDescriptor;
import org.apache.flink.client.deployment.application.ApplicationConfiguration;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.client.program.ClusterClientProvider;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.messages.Acknowledge;

/** Clients of a cluster that does whatever is asked; they keep what that was. */
final class RecordedClients implements ClusterClientServiceLoader {
  private Configuration configuration = new Configuration();
  private ApplicationConfiguration application = null;
  private String call = "";

  /** Of the cluster that was asked for. */
  Configuration configuration() {
    return configuration;
  }

  /** The program that was to run in application mode. */
  ApplicationConfiguration application() {
    return Objects.requireNonNull(application, "application");
  }

  /** The method and its arguments, but for those that are null. */
  String call() {
    return call;
  }

  @Override
  @SuppressWarnings("unchecked") // the front end hands ids on, and no more
  public <T> ClusterClientFactory<T> getClusterClientFactory(Configuration asked) {
    configuration = new Configuration(asked);
    return fake(ClusterClientFactory.class, this::factory);
  }

  @Override
  public Stream<String> getApplicationModeTargetNames() {
    return Stream.of("yarn-application");
  }

  private Object factory(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "createClusterDescriptor" -> fake(ClusterDescriptor.class, this::descriptor);
      case "getClusterId" -> "cluster";
      default -> null;
    };
  }

  @SuppressWarnings("unchecked") // as above
  private Object descriptor(Object proxy, Method method, Object[] arguments) {
    if (method.getName().equals("deployApplicationCluster")) {
      application = (ApplicationConfiguration) arguments[1];
    }
    return method.getReturnType().equals(ClusterClientProvider.class)
        ? (ClusterClientProvider<Object>) () -> fake(ClusterClient.class, this::client)
        : null;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is complete, and the method's result
  private Object client(Object proxy, Method method, Object[] arguments) {
    if (!method.getReturnType().equals(CompletableFuture.class)) {
      return null;
    }
    call =
        Stream.concat(
                Stream.of(method.getName()),
                arguments == null ? Stream.empty() : Stream.of(arguments))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    return CompletableFuture.completedFuture(
        switch (method.getName()) {
          case "listJobs" -> List.of();
          case "triggerCheckpoint" -> 1L;
          case "cancel", "disposeSavepoint" -> Acknowledge.get();
          default -> "hdfs:///savepoint";
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
