package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what {@code yarn.ship-files} and {@code yarn.ship-archives} name. */
public final class ShippedFilesSearch {
  private final FileSearch search;

  public ShippedFilesSearch(FileSearch search) {
    this.search = search;
  }

  /**
   * All files, those of directories one by one.
   *
   * @throws BobbinException if one is not there or cannot be put into containers
   */
  public List<ShippedFile> find(Map<String, String> configuration) throws IOException {
    List<ShippedFile> files = new ArrayList<>();
    for (boolean archive : new boolean[] {false, true}) {
      String key = (archive ? Settings.SHIP_ARCHIVES : Settings.SHIP_FILES).key();
      for (String text : PathList.of(configuration, key)) {
        URI place = JarSource.of(text).url();
        FileSearch.Found found = search.find(key, place);
        if (archive && found.directory()) {
          throw new BobbinException(
              ExitCode.USAGE,
              key
                  + " names "
                  + place
                  + ", which is a directory. Name it in "
                  + Settings.SHIP_FILES.key()
                  + " instead.");
        }
        for (FileSearch.Entry entry : found.files()) {
          String link = found.directory() ? found.name() + "/" + entry.path() : found.name();
          files.add(new ShippedFile(link, entry.source(), archive));
        }
      }
    }
    ShippedFilesCheck.check(files);
    return files;
  }
}
