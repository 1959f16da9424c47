package com.relevo.scoring.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * Bytes by key in a RocksDB of its own, in a new folder that is gone with it: whatever is kept, in
 * memory are some {@link #MEMORY} bytes of it. For any number of threads.
 */
final class Disk implements AutoCloseable {
  static {
    RocksDB.loadLibrary();
  }

  private static final long MEMORY = 48L << 20;

  private final Path folder;
  private final LRUCache cache = new LRUCache(MEMORY / 3);
  private final BloomFilter filter = new BloomFilter(10);
  private final Options options;
  // What a crash leaves behind is of no use to anybody.
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB store;

  private Disk(Path folder) throws RocksDBException {
    this.folder = folder;
    this.options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(MEMORY / 3)
            .setMaxWriteBufferNumber(2)
            .setMaxOpenFiles(256)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true)
                    .setFilterPolicy(filter));
    this.store = RocksDB.open(options, folder.toString());
  }

  /** In a new folder within {@code directory}. */
  static Disk in(Path directory) {
    try {
      Files.createDirectories(directory);
      return new Disk(Files.createTempDirectory(directory, "simulation-"));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write to " + directory, e);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  byte @Nullable [] get(byte[] key) {
    try {
      return store.get(key);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  void put(byte[] key, byte[] value) {
    try {
      store.put(unlogged, key, value);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  void delete(byte[] key) {
    try {
      store.delete(unlogged, key);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** The first key from {@code key} on; null for none. */
  byte @Nullable [] firstFrom(byte[] key) {
    try (RocksIterator keys = store.newIterator()) {
      keys.seek(key);
      return keys.isValid() ? keys.key() : null;
    }
  }

  private static IllegalStateException failed(RocksDBException e) {
    return new IllegalStateException("Expected to use the disk, but " + e.getMessage(), e);
  }

  @Override
  public void close() {
    store.close();
    unlogged.close();
    options.close();
    filter.close();
    cache.close();
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to delete " + folder, e);
    }
  }
}
