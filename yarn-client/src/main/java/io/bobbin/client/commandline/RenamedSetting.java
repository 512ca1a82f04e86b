package io.bobbin.client.commandline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a setting.
 *
 * @param settings what stands for it now; empty if it is gone
 * @param notice a sentence for the user
 */
public record RenamedSetting(Map<String, String> settings, String notice) {
  public RenamedSetting {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
