package io.bobbin.client.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file on a Hadoop file system as a channel that can be read at any place. */
final class HadoopChannel implements SeekableByteChannel {
  private final FSDataInputStream input;
  private final long size;
  private boolean open = true;

  HadoopChannel(FSDataInputStream input, long size) {
    this.input = input;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    byte[] bytes = new byte[target.remaining()];
    int count = input.read(bytes, 0, bytes.length);
    if (count > 0) {
      target.put(bytes, 0, count);
    }
    return count;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws IOException {
    return input.getPos();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    input.seek(position);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    input.close();
  }
}
