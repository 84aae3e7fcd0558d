import type { FastifyReply } from 'fastify';
import type { Answer } from './answer.ts';
import type { LiveHub } from './live-hub.ts';

/** What comes within this time is told at once, as one. */
const GATHER_MS = 120;
/** Proxies cut a silent connection after a minute or so. */
const HEARTBEAT_MS = 20_000;

/** Bytes kept for a screen that is slow. */
const MOST_KEPT = 1024 * 1024;

const open = new Set<() => void>();

/**
 * Keeps the connection and tells each change of the topics as an event `refresh`. `until`: a topic that ends it; the screen
 * then asks anew, and is told only what it may hear by then.
 */
export function streamLive(
  reply: FastifyReply,
  hub: LiveHub,
  { topics, feed }: Pick<Extract<Answer, { answer: 'stream' }>, 'topics' | 'feed'>,
  until: string | null = null,
): void {
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  out.write('retry: 2000\nevent: ready\ndata: \n\n');
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    out.write(`event: refresh\ndata: ${[...changed].join(' ')}\n\n`);
    changed.clear();
  };
  const stop = hub.subscribe(topics, (topic) => {
    changed.add(topic);
    timer ??= setTimeout(tell, GATHER_MS);
  });
  // As an event, so that a screen hears that it is still connected.
  const heartbeat = setInterval(() => out.write('event: beat\ndata: \n\n'), HEARTBEAT_MS);
  const stopFeed = feed?.((event, text) => {
    // A screen that takes nothing any more is let go, so that what it does not fetch is not kept for it.
    if (out.writableLength > MOST_KEPT) return end();
    // A line of an event is one line of text.
    out.write(
      `event: ${event}\n${text
        .split('\n')
        .map((line) => `data: ${line}`)
        .join('\n')}\n\n`,
    );
  });
  const end = () => {
    stop();
    stopFeed?.();
    stopListening();
    clearInterval(heartbeat);
    clearTimeout(timer);
    open.delete(end);
    out.end();
  };
  // The page is renewed once more, and shows no more than may be seen by then.
  const leave = () => {
    out.write('event: refresh\ndata: \n\n');
    end();
  };
  const stopListening = until === null ? () => {} : hub.subscribe([until], leave);
  open.add(end);
  out.on('close', end);
  out.on('error', end);
}

/** Ends every open stream, so that the server can stop. */
export function endLiveStreams(): void {
  for (const end of open) end();
}
