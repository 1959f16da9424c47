package com.relevo.kit.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one memtable budget for all stores of the process, so that RocksDB's memory
 * outside the heap is bounded however many partitions this instance holds: {@code
 * relevo.rocksdb.memory.bytes}, half of it for memtables.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  public static final String MEMORY = "relevo.rocksdb.memory.bytes";
  private static final long DEFAULT_MEMORY = 128L << 20;

  // Static, for Kafka Streams makes one setter per store; never closed, for they live as long as
  // the process.
  private static @Nullable Cache cache;
  private static @Nullable WriteBufferManager memtables;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    long memory = Long.parseLong(String.valueOf(configs.getOrDefault(MEMORY, DEFAULT_MEMORY)));
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(sharedCache(memory));
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(sharedMemtables(memory));
    options.setMaxWriteBufferNumber(3);
    options.setWriteBufferSize(Math.max(1 << 20, memory / 32));
  }

  @Override
  public void close(String store, Options options) {
    // What is shared outlives each store.
  }

  private static synchronized Cache sharedCache(long memory) {
    if (cache == null) {
      cache = new LRUCache(memory, -1, false, 0.1);
    }
    return cache;
  }

  private static synchronized WriteBufferManager sharedMemtables(long memory) {
    if (memtables == null) {
      memtables = new WriteBufferManager(memory / 2, sharedCache(memory));
    }
    return memtables;
  }
}
