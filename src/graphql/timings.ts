/** How long the transport waits for clients, in milliseconds; tests shorten it. */
export interface Timings {
  /** Until the header of a request has arrived. */
  headers: number;
  /** The window over which a body must average 1 KB/s. */
  bodyWindow: number;
  /** Until a whole request, including uploads, has arrived. */
  request: number;
  /** Until an idle connection is closed, such as one whose client does not read the response. */
  silence: number;
  /** How long the rest of a request is discarded after its response has ended the connection. */
  linger: number;
  /** Until a socket has sent connection_init. */
  socketInit: number;
  /** Interval of the check whether the sessions of open sockets are still active. */
  sessionCheck: number;
  /** Ping interval; a client that missed the last one is disconnected. */
  heartbeat: number;
  /** Grace period for running requests at shutdown. */
  shutdown: number;
}

export const TIMINGS: Timings = {
  headers: 30_000,
  bodyWindow: 30_000,
  request: 300_000,
  silence: 120_000,
  linger: 30_000,
  socketInit: 3000,
  sessionCheck: 3000,
  heartbeat: 12_000,
  shutdown: 10_000,
};
