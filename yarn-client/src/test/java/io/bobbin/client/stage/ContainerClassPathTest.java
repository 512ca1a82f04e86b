package io.bobbin.client.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.check.ShippedFile;
import io.bobbin.launch.UserJarInclusion;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerClassPathTest {
  private final ContainerClassPath classPath =
      new ContainerClassPath(List.of("bundle/lib/a.jar", "bundle/lib/b.jar"));

  @Test
  void nothingAddedLeavesTheBundlesOwn() {
    assertThat(classPath.with(UserJarInclusion.DISABLED, List.of("usrlib/p.jar"), List.of()))
        .isEmpty();
    assertThat(
            classPath.with(
                UserJarInclusion.FIRST, List.of(), List.of(archive(), file("plugins/x/x.jar"))))
        .isEmpty();
  }

  @Test
  void shippedFilesStandBehindWhatTheStartUpArchiveWasMadeFor() {
    assertThat(
            classPath.with(
                UserJarInclusion.DISABLED,
                List.of("usrlib/p.jar"),
                List.of(file("z.jar"), file("conf/x/1"), file("conf/x/2"), file("conf/a.jar"))))
        .hasValue("bundle/lib/a.jar:bundle/lib/b.jar:launch.jar:conf/x:conf/a.jar:z.jar");
    assertThat(
            classPath.with(UserJarInclusion.DISABLED, List.of(), List.of(file("x.txt"), archive())))
        .hasValue("bundle/lib/a.jar:bundle/lib/b.jar:launch.jar:.");
  }

  @Test
  void theUsersJarsStandWhereTheyAreAskedFor() {
    List<String> jars = List.of("usrlib/p.jar", "usrlib/a.jar");
    List<ShippedFile> shipped = List.of(file("z.jar"));

    for (UserJarInclusion first : List.of(UserJarInclusion.FIRST, UserJarInclusion.ORDER)) {
      assertThat(classPath.with(first, jars, shipped))
          .hasValue("usrlib/a.jar:usrlib/p.jar:bundle/lib/a.jar:bundle/lib/b.jar:launch.jar:z.jar");
    }
    assertThat(classPath.with(UserJarInclusion.LAST, jars, shipped))
        .hasValue("bundle/lib/a.jar:bundle/lib/b.jar:launch.jar:z.jar:usrlib/a.jar:usrlib/p.jar");
  }

  private static ShippedFile file(String link) {
    return new ShippedFile(link, URI.create("file:///x"), false);
  }

  private static ShippedFile archive() {
    return new ShippedFile("env.zip", URI.create("file:///x"), true);
  }
}
