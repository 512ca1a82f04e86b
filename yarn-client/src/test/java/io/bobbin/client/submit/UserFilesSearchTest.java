package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.check.JarSource;
import io.bobbin.client.check.RemoteFileSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFilesSearchTest {
  private static final String SQL = "org.apache.flink.table.runtime.application.SqlDriver";
  private static final String PYTHON = "org.apache.flink.client.python.PythonDriver";

  @TempDir Path home;
  @TempDir Path directory;

  private final Map<String, String> configuration = new HashMap<>();
  private Path program;
  private Path library;

  @BeforeEach
  void makeJars() throws IOException {
    program = jar(directory.resolve("my job.jar"), "a.Job");
    library = jar(directory.resolve("library.jar"), "a.Library");
  }

  @Test
  void furtherJarsComeInTheOrderOfTheirKeysAndThenUsrlibByName() throws IOException {
    jar(home.resolve("usrlib/z.jar"), "z.Z");
    jar(home.resolve("usrlib/below/b.jar"), "b.B");
    Files.writeString(home.resolve("usrlib/README"), "no jar");
    configuration.put("pipeline.jars", program + ";" + library);
    configuration.put("user.artifacts.artifact-list", library.toUri().toString());

    UserFiles files = find(Optional.of(program), Optional.of("a.Job"));

    assertThat(files.programJar()).hasValue(new JarSource.Local(program));
    assertThat(files.jarsByLink().keySet())
        .containsExactly(
            "usrlib/program.jar", "usrlib/library.jar", "usrlib/b.jar", "usrlib/z.jar");
    assertThat(files.keptByContent()).hasSize(4);
  }

  @Test
  void jarsThatCannotBeNamedInContainersGetAnotherName() throws IOException {
    Path same = jar(directory.resolve("other/library.jar"), "a.C");
    configuration.put("pipeline.jars", library + ";" + same + ";'" + program + "'");

    assertThat(find(Optional.empty(), Optional.of("a.Library")).jarsByLink().keySet())
        .containsExactly("usrlib/library.jar", "usrlib/program-1.jar", "usrlib/program-2.jar");
  }

  @Test
  void flinksClientsNameTheProgramsJarByItsKeyAlone() throws IOException {
    jar(directory.resolve("named.jar"), "a.B");
    configuration.put("pipeline.jars", "'" + program + "'");

    assertThatThrownBy(() -> find(Optional.empty(), Optional.empty()))
        .isInstanceOf(BobbinException.class)
        .hasMessageContaining("names no Main-Class");
    UserFiles files = find(Optional.empty(), Optional.of("a.Job"));
    assertThat(files.mainClass()).hasValue("a.Job");
  }

  @Test
  void providedUsrlibReplacesThatOfTheInstallation() throws IOException {
    jar(home.resolve("usrlib/own.jar"), "o.O");
    jar(directory.resolve("provided/p.jar"), "p.P");
    configuration.put("yarn.provided.usrlib.dir", "remote:" + directory.resolve("provided"));

    UserFiles files = find(Optional.of(program), Optional.of("a.Job"));

    assertThat(files.libraries()).singleElement().isInstanceOf(JarSource.Remote.class);
    assertThat(files.jarsByLink().keySet()).contains("usrlib/p.jar");
    assertThat(search().remotePlace(request(Optional.of(program), Optional.of("a.Job"))))
        .hasValue(URI.create("remote:" + directory.resolve("provided")));
    assertRefused("yarn.provided.usrlib.dir", directory.resolve("provided").toUri() + "", "nodes");
    assertRefused("yarn.provided.usrlib.dir", "remote:" + directory + "/no", "no such file");
    assertRefused("yarn.provided.usrlib.dir", "a:b:c", "a:b:c", "a directory on a file system");
  }

  @Test
  void classesAreFoundWhereverContainersHaveThem() throws IOException {
    assertThat(find(Optional.empty(), Optional.of(Optional.class.getName())).mainClass())
        .as("as those of the bundle's jars")
        .hasValue("java.util.Optional");
    configuration.put("yarn.ship-files", library.toString());
    assertThat(find(Optional.empty(), Optional.of("a.Library")).mainClass()).hasValue("a.Library");
    UserFiles files = find(Optional.of(program), Optional.of("a.Library"));
    assertThat(files.programJar()).as("a library itself then").isPresent();

    assertThatThrownBy(() -> find(Optional.empty(), Optional.of("a.Nowhere")))
        .hasMessageContainingAll("no class a.Nowhere", "library.jar", "pipeline.jars");
    assertThatThrownBy(() -> find(Optional.of(program), Optional.of("b.Job")))
        .hasMessageContainingAll("no class b.Job", "It has a.Job");
    assertThatThrownBy(() -> find(Optional.empty(), Optional.empty()))
        .hasMessageContaining("Neither a jar nor a class");
  }

  @Test
  void whatIsNoJarIsTold() throws IOException {
    Path text = Files.writeString(directory.resolve("text.jar"), "text");
    assertRefused("pipeline.jars", text.toString(), "text.jar is not a jar");
    assertRefused("pipeline.jars", "no.jar", "There is no file");
    assertRefused("pipeline.jars", "http://h/a.jar", "HTTP");
    assertRefused("pipeline.classpaths", "hdfs://h/a.jar", "every node");
  }

  @Test
  void jarsOfFlinksOptionalPartsAreTakenFromOpt() throws IOException {
    assertThatThrownBy(() -> find(Optional.empty(), Optional.of(PYTHON)))
        .hasMessageContainingAll(
            "flink-python", home.resolve("opt").toString(), "none", "FLINK_OPT_DIR");
    Path python = jar(home.resolve("opt/flink-python-2.3.0.jar"), PYTHON);
    Path gateway = jar(home.resolve("opt/flink-sql-gateway-2.3.0.jar"), "g.G");

    assertThat(find(Optional.empty(), Optional.of(PYTHON)).optionalPart()).hasValue(python);
    assertThat(find(Optional.of(program), Optional.of(SQL)).optionalPart()).hasValue(gateway);
    assertThat(find(Optional.of(program), Optional.of("a.Job")).optionalPart()).isEmpty();
    jar(home.resolve("opt/flink-python-2.2.0.jar"), PYTHON);
    assertThatThrownBy(() -> find(Optional.empty(), Optional.of(PYTHON)))
        .hasMessageContaining("more than one");
    configuration.put("containerized.master.env.FLINK_OPT_DIR", "/opt/flink/opt");
    assertThat(find(Optional.empty(), Optional.of(PYTHON)).optionalPart()).isEmpty();
  }

  @Test
  void shippedFilesApplyToEveryWork() throws IOException {
    configuration.put("yarn.ship-files", library.toString());
    jar(home.resolve("usrlib/own.jar"), "o.O");

    UserFiles session = search().find(new LaunchRequest(new WorkRequest.Session(), configuration));
    UserFiles job =
        search()
            .find(
                new LaunchRequest(
                    new WorkRequest.Job("job", directory, List.of(new JarSource.Local(program))),
                    configuration));

    assertThat(session.shipped()).hasSize(1);
    assertThat(session.libraries()).isEmpty();
    assertThat(job.shipped()).hasSize(1);
    assertThat(job.jarsByLink()).containsOnlyKeys("usrlib/program-0.jar");
  }

  private void assertRefused(String key, String value, String... words) {
    configuration.clear();
    configuration.put(key, value);
    assertThatThrownBy(() -> find(Optional.of(program), Optional.of("a.Job")))
        .hasMessageContainingAll(words);
  }

  private UserFiles find(Optional<Path> jar, Optional<String> mainClass) throws IOException {
    return search().find(request(jar, mainClass));
  }

  private LaunchRequest request(Optional<Path> jar, Optional<String> mainClass) {
    return new LaunchRequest(
        new WorkRequest.Program(jar.map(JarSource.Local::new), mainClass, List.of()),
        configuration);
  }

  private UserFilesSearch search() {
    return new UserFilesSearch(RemoteFileSystem.configuration(), home);
  }

  private static Path jar(Path path, String className) throws IOException {
    Files.createDirectories(path.getParent());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path))) {
      jar.putNextEntry(new JarEntry(className.replace('.', '/') + ".class"));
      jar.closeEntry();
    }
    return path;
  }
}
