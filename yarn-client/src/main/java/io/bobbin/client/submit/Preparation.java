package io.bobbin.client.submit;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.check.ContainerSize;
import io.bobbin.client.check.NodeLabelCheck;
import io.bobbin.client.check.QueueCheck;
import io.bobbin.client.check.QueueFacts;
import io.bobbin.client.check.QueueInquiry;
import io.bobbin.client.check.SavepointCheck;
import io.bobbin.client.check.SizeCheck;
import io.bobbin.client.cluster.BoundedCall;
import io.bobbin.client.cluster.Daemon;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.engine.EngineResources;
import io.bobbin.client.engine.EngineSizing;
import io.bobbin.client.stage.ContainerClassPath;
import io.bobbin.client.stage.ContentHash;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.PublishedBundles;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.AvailablePlugins;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.Setting;
import io.bobbin.launch.Settings;
import io.bobbin.launch.UserJarInclusion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceInformation;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/**
 * Checks all that can be checked before anything is spent. The jar, YARN and the file system are
 * looked at side by side; what is wrong is told in this order, whichever is noticed first.
 */
final class Preparation {
  private static final String SESSION = "Flink session cluster";

  private final HadoopSite site;
  private final Yarn yarn;
  private final Path home;

  Preparation(HadoopSite site, Yarn yarn, Path home) {
    this.site = site;
    this.yarn = yarn;
    this.home = home;
  }

  /** What YARN said: an application's id with the largest container, and the queue. */
  private record YarnAnswer(YarnClientApplication application, QueueFacts queue) {}

  /** The staging area and what is in it. */
  private record FoundArea(StagingArea area, Set<String> content) {}

  Prepared prepare(LaunchRequest request) throws IOException {
    Map<String, String> configuration = request.configuration();
    checkSettings(configuration);
    EngineResources engine = EngineSizing.of(configuration);
    List<String> masterOptions = JvmOptions.of(configuration);
    LocalBundle bundle = LocalBundle.find(home);
    // The installation has the same plugins as its bundle.
    new AvailablePlugins(home.resolve(Path.of(ContainerLayout.PLUGINS).getFileName()))
        .require(Settings.PLUGINS.get(configuration));
    ContainerJava java = java(configuration);
    UserJarInclusion inclusion = Settings.USER_JAR_INCLUSION.get(configuration);
    String queueName = Settings.QUEUE.get(configuration);

    URI stagingUrl = StagingArea.fileSystem(site.configuration(), configuration);
    Daemon fileSystem = daemon(stagingUrl, configuration);
    BoundedCall<FoundArea> areaCall = fileSystem.start(() -> findStagingArea(configuration));
    Optional<BoundedCall<PublishedBundles.Answer>> publishedCall =
        PublishedBundles.fileSystem(site.configuration(), configuration)
            .map(url -> url.equals(stagingUrl) ? fileSystem : daemon(url, configuration))
            .map(daemon -> daemon.start(() -> findPublished(bundle, configuration)));
    BoundedCall<YarnAnswer> yarnCall =
        yarn.start(
            client -> {
              if (!engine.workerOthers().isEmpty()) {
                // Otherwise YARN's client skips what the files here do not name.
                ResourceUtils.reinitializeResources(client.getResourceTypeInfo());
              }
              NodeLabelCheck.check(configuration, client);
              return new YarnAnswer(
                  client.createApplication(), QueueInquiry.ask(client, queueName));
            });
    UserFiles files = findFiles(request);
    Map<URI, String> hashes = hash(files);

    YarnAnswer answer = yarnCall.await();
    boolean queueChosen = configuration.containsKey(Settings.QUEUE.key());
    QueueCheck.check(queueName, queueChosen, answer.queue());
    ContainerSize master =
        new ContainerSize(engine.masterMemory(), Settings.MASTER_VCORES.get(configuration));
    SizeCheck.check(
        master,
        new ContainerSize(
            engine.workerMemory(), workerCores(configuration, engine), engine.workerOthers()),
        largest(answer.application()),
        answer.queue().found().filter(found -> queueChosen).flatMap(QueueFacts.Queue::memoryLimit));
    FoundArea found = areaCall.await();
    StagingArea area = found.area();
    PublishedBundles.Answer published =
        publishedCall.map(BoundedCall::await).orElse(PublishedBundles.Answer.NONE);
    SavepointCheck.check(configuration, site.configuration());
    fileSystem.start(() -> area.prepare(found.content())).await();
    return new Prepared(
        answer.application().getNewApplicationResponse().getApplicationId(),
        name(request, files.mainClass()),
        files,
        hashes,
        bundle,
        published,
        area,
        engine,
        master,
        java,
        inclusion,
        ContainerClassPath.of(home)
            .with(inclusion, List.copyOf(files.jarsByLink().keySet()), files.shipped()),
        masterOptions);
  }

  private static void checkSettings(Map<String, String> configuration) {
    for (Setting<?> setting : Settings.all()) {
      setting.find(configuration);
    }
  }

  /** Meets a file system that is not there as early as the other checks are made. */
  private FoundArea findStagingArea(Map<String, String> configuration) throws IOException {
    StagingArea area = StagingArea.of(site.configuration(), configuration);
    return new FoundArea(area, area.content());
  }

  private PublishedBundles.Answer findPublished(
      LocalBundle bundle, Map<String, String> configuration) throws IOException {
    Optional<PublishedBundles> published = PublishedBundles.of(site.configuration(), configuration);
    return published.isPresent() ? published.get().find(bundle) : PublishedBundles.Answer.NONE;
  }

  private static String name(LaunchRequest request, Optional<String> mainClass) {
    return Settings.APPLICATION_NAME
        .find(request.configuration())
        .or(() -> mainClass.map(name -> name.substring(name.lastIndexOf('.') + 1)))
        .orElseGet(() -> request.work() instanceof WorkRequest.Job job ? job.name() : SESSION);
  }

  private UserFiles findFiles(LaunchRequest request) throws IOException {
    UserFilesSearch search = new UserFilesSearch(site.configuration(), home);
    Optional<URI> remote = search.remotePlace(request);
    if (remote.isEmpty()) {
      return search.find(request);
    }
    return daemon(remote.get(), request.configuration()).start(() -> search.find(request)).await();
  }

  private Daemon daemon(URI fileSystem, Map<String, String> configuration) {
    return Daemon.fileSystem(site, fileSystem, Settings.CLIENT_TIMEOUT.get(configuration));
  }

  private static Map<URI, String> hash(UserFiles files) throws IOException {
    Map<URI, String> hashes = new HashMap<>();
    for (Path file : files.keptByContent().toList()) {
      hashes.put(file.toUri(), ContentHash.of(file));
    }
    return hashes;
  }

  private ContainerJava java(Map<String, String> configuration) {
    ContainerJava configured = ContainerJava.configured(configuration);
    boolean chosen = configuration.containsKey(Settings.JAVA.key());
    if (chosen && configured == ContainerJava.BUNDLED && !ContainerJava.isIn(home)) {
      throw new BobbinException(
          ExitCode.USAGE,
          Settings.JAVA.key()
              + " is 'bundled', but the bundle of "
              + home
              + " holds no Java runtime. Build it with a JDK that has jlink, or set "
              + Settings.JAVA.key()
              + ": node.");
    }
    return ContainerJava.of(configured, home);
  }

  private static int workerCores(Map<String, String> configuration, EngineResources engine) {
    int configured = Settings.WORKER_VCORES.get(configuration);
    return engine.workerCores().orElse(configured > 0 ? configured : engine.slots());
  }

  private static ContainerSize largest(YarnClientApplication application) {
    Resource resource = application.getNewApplicationResponse().getMaximumResourceCapability();
    Map<String, Long> others = new HashMap<>();
    for (ResourceInformation information : resource.getResources()) {
      others.put(information.getName(), information.getValue());
    }
    return new ContainerSize(resource.getMemorySize(), resource.getVirtualCores(), others);
  }
}
