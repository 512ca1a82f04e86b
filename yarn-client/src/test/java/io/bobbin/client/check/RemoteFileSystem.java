package io.bobbin.client.check;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** This machine's files under URLs with the scheme {@code remote}, as if they were a cluster's. */
public final class RemoteFileSystem extends RawLocalFileSystem {
  /** A configuration that knows the file system. */
  public static Configuration configuration() {
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs.remote.impl", RemoteFileSystem.class, FileSystem.class);
    return hadoop;
  }

  @Override
  public URI getUri() {
    return URI.create("remote:///");
  }
}
