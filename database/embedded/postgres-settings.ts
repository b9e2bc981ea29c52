/** For tests, which make a thousand databases and ten times as many connections: nothing waits for a disk, and a password is proved by one round. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', scram_iterations: 1 }

/** Settings of the embedded PostgreSQL: a small machine shared with everything else, and data that must not be lost. */
export function postgresSettings(port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    // TCP on loopback with a password, on every platform alike; a socket's path would be limited to 107 bytes.
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 60,

    shared_buffers: '64MB', // the system's file cache does the rest, and gives memory back when others need it
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '1GB',
    max_worker_processes: 4,
    max_parallel_workers: 2,
    jit: 'off', // compiling costs more than our short queries take
    io_method: 'sync', // no reader processes that wait idle
    random_page_cost: 1.1,

    // Nobody replicates from here: whoever needs that has a DATABASE_URL.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,

    timezone: 'UTC',
    log_timezone: 'UTC',
    // People's words stand in statements and in the details of errors: neither belongs into a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
  }
  if (!durable) Object.assign(settings, hasty)
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
