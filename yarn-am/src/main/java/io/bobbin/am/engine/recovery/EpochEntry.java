package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.Content;
import io.bobbin.am.epoch.EpochDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.flink.runtime.state.RetrievableStateHandle;
import org.apache.flink.util.InstantiationUtil;

/** An object that is serialised in the epoch's directory. */
record EpochEntry<T extends Serializable>(EpochDirectory directory, String name)
    implements RetrievableStateHandle<T> {
  private static final long serialVersionUID = 1L;

  /** What an object is published as, whatever becomes of it afterwards. */
  static Content contentOf(Serializable object) throws IOException {
    byte[] bytes = InstantiationUtil.serializeObject(object);
    return output -> output.write(bytes);
  }

  @Override
  public T retrieveState() throws IOException, ClassNotFoundException {
    try (InputStream input = directory.open(name)) {
      return InstantiationUtil.deserializeObject(
          input, Thread.currentThread().getContextClassLoader());
    }
  }

  @Override
  public void discardState() throws IOException {
    directory.remove(name);
  }

  @Override
  public long getStateSize() {
    return 0;
  }
}
