package io.bobbin.client.check;

import io.bobbin.launch.InvalidSettingException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Map;
import org.apache.flink.configuration.PipelineOptions;

/** The URLs that every node finds classes at by itself: {@code pipeline.classpaths}. */
public final class ClassPathUrls {
  public static final String KEY = PipelineOptions.CLASSPATHS.key();

  private ClassPathUrls() {}

  /**
   * Checks their form; what is there is known on the nodes alone.
   *
   * @throws InvalidSettingException if one is no URL that Java's class loaders take
   */
  public static void check(Map<String, String> configuration) {
    for (String text : PathList.of(configuration, KEY)) {
      try {
        var unused = new URL(text);
      } catch (MalformedURLException e) {
        throw new InvalidSettingException(
            KEY,
            text,
            "a URL like file:///opt/lib/a.jar or http://host/a.jar, which every node must reach by"
                + " itself; jars that are to be sent there belong into pipeline.jars");
      }
    }
  }
}
