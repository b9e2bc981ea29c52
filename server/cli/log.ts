/** One line for whoever runs the installation, dated, on stderr: what a command prints stays clean. */
export function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`)
}
