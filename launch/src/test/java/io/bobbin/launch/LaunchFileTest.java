package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bobbin.launch.LaunchFile.Kind;
import io.bobbin.launch.LaunchFile.Visibility;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchFileTest {
  @Test
  void keepsFilesInTheirOrder() {
    List<LaunchFile> files =
        List.of(
            file("bundle", "hdfs://nn:8020/bobbin/abc.tar", Kind.ARCHIVE, Visibility.PUBLIC),
            file("usrlib/a b;c,d=e.jar", "hdfs://nn/x.jar", Kind.FILE, Visibility.APPLICATION),
            file("größe", "s3a://bucket/x", Kind.FILE, Visibility.PRIVATE));
    assertThat(LaunchFile.decode(LaunchFile.encode(files))).isEqualTo(files);
  }

  @Test
  void noFilesAreNoFiles() {
    assertThat(LaunchFile.decode(LaunchFile.encode(List.of()))).isEmpty();
  }

  @Test
  void keepsPathsWithSpacesAndOtherAlphabets() throws Exception {
    URI source = new URI("hdfs", "nn:8020", "/user/ann b/größe|漢字%.jar", null, null);
    String text =
        LaunchFile.encode(
            List.of(new LaunchFile("x", source, 1, 2, Kind.FILE, Visibility.PRIVATE)));
    assertThat(text).isASCII();
    URI decoded = LaunchFile.decode(text).get(0).source();
    assertThat(decoded.getPath()).isEqualTo(source.getPath());
    assertThat(decoded.getAuthority()).isEqualTo("nn:8020");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a|b", "a\nb", "a\rb"})
  void refusesALinkThatWouldBreakTheFormat(String link) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file(link, "hdfs://nn/x", Kind.FILE, Visibility.PRIVATE))
        .withMessageStartingWith("Not a link name: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "a|hdfs://nn/x|1|2|FILE",
        "a|hdfs://nn/x|1|2|FILE|PUBLIC|more",
        "a|hdfs://nn/x|one|2|FILE|PUBLIC",
        "a|hdfs://nn/x|1|2|DIRECTORY|PUBLIC",
        "a|hdfs://nn/x|1|2|FILE|OTHERS",
        "a|not a uri|1|2|FILE|PUBLIC",
        "|hdfs://nn/x|1|2|FILE|PUBLIC"
      })
  void refusesWhatItDidNotMake(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LaunchFile.decode(text));
  }

  private static LaunchFile file(String link, String source, Kind kind, Visibility visibility) {
    return new LaunchFile(
        link, URI.create(source), 12L << 32, 1_700_000_000_123L, kind, visibility);
  }
}
