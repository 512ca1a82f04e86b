package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.Content;
import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.UnknownOutcomeException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.persistence.IntegerResourceVersion;
import org.apache.flink.runtime.persistence.PossibleInconsistentStateException;
import org.apache.flink.runtime.persistence.StateHandleStore;
import org.apache.flink.runtime.state.RetrievableStateHandle;

/**
 * Objects of one kind in the epoch's directory, each in a file of its own. There are no locks and
 * no versions: only one attempt writes, and within it one store per kind.
 */
final class EpochHandleStore<T extends Serializable>
    implements StateHandleStore<T, IntegerResourceVersion> {
  private static final IntegerResourceVersion ONLY_VERSION = IntegerResourceVersion.valueOf(0);

  private final EpochDirectory directory;
  private final String prefix;
  private final Supplier<CompletableFuture<Void>> settled;
  private final Writer writer;

  /** How an object gets into the directory: at once, or later. */
  @FunctionalInterface
  interface Writer {
    /** Publishes it, or has it published. */
    void write(String name, Content content) throws IOException;
  }

  /**
   * @param prefix what the names of files of this kind start with
   * @param settled completed when everything is published that shall be there before anything of
   *     this store is read or removed
   */
  EpochHandleStore(
      EpochDirectory directory,
      String prefix,
      Supplier<CompletableFuture<Void>> settled,
      Writer writer) {
    this.directory = directory;
    this.prefix = prefix;
    this.settled = settled;
    this.writer = writer;
  }

  @Override
  public RetrievableStateHandle<T> addAndLock(String name, T state) throws Exception {
    write(name, state);
    return handle(name);
  }

  @Override
  public void replace(String name, IntegerResourceVersion version, T state) throws Exception {
    write(name, state);
  }

  private void write(String name, T state) throws Exception {
    try {
      writer.write(prefix + name, EpochEntry.contentOf(state));
    } catch (UnknownOutcomeException e) {
      throw new PossibleInconsistentStateException(e);
    }
  }

  @Override
  public IntegerResourceVersion exists(String name) {
    return directory.contains(prefix + name) ? ONLY_VERSION : IntegerResourceVersion.notExisting();
  }

  @Override
  public RetrievableStateHandle<T> getAndLock(String name) throws NotExistException {
    settled.get().join();
    if (!directory.contains(prefix + name)) {
      throw new NotExistException("There is no " + prefix + name);
    }
    return handle(name);
  }

  private RetrievableStateHandle<T> handle(String name) {
    return new EpochEntry<>(directory, prefix + name);
  }

  @Override
  public List<Tuple2<RetrievableStateHandle<T>, String>> getAllAndLock() {
    List<Tuple2<RetrievableStateHandle<T>, String>> all = new ArrayList<>();
    getAllHandles().forEach(name -> all.add(Tuple2.of(handle(name), name)));
    return all;
  }

  @Override
  public List<String> getAllHandles() {
    settled.get().join();
    return directory.names(prefix).stream().map(name -> name.substring(prefix.length())).toList();
  }

  @Override
  public boolean releaseAndTryRemove(String name) throws IOException {
    settled.get().join();
    if (directory.contains(prefix + name)) {
      directory.remove(prefix + name);
    }
    return true;
  }

  @Override
  public void clearEntries() throws IOException {
    for (String name : getAllHandles()) {
      releaseAndTryRemove(name);
    }
  }

  @Override
  public void release(String name) {}

  @Override
  public void releaseAll() {}

  @Override
  public String toString() {
    return "epoch " + directory.epoch() + " (" + prefix + "*)";
  }
}
