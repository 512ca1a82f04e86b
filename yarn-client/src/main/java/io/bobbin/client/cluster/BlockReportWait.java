package io.bobbin.client.cluster;

import java.util.Map;
import org.apache.hadoop.hdfs.client.HdfsClientConfigKeys;

/**
 * How an HDFS client waits at a file's end. The NameNode calls a file complete when its last block
 * has been reported to it, which takes the DataNode some milliseconds; the client asks, sleeps 400
 * ms and doubles that, five times. From 10 ms on, and eleven times, small files end at once and the
 * wait is no shorter in the end: 20 instead of 12 s.
 */
public final class BlockReportWait {
  /** Hadoop's properties. Both or none: with one alone a busy cluster's files would not end. */
  public static final Map<String, String> PROPERTIES =
      Map.of(
          HdfsClientConfigKeys.BlockWrite.LOCATEFOLLOWINGBLOCK_INITIAL_DELAY_MS_KEY, "10",
          HdfsClientConfigKeys.BlockWrite.LOCATEFOLLOWINGBLOCK_RETRIES_KEY, "11");

  private BlockReportWait() {}
}
