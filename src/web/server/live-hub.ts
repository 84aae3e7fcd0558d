export type Listener = (topic: string) => void;

/** Tells open screens that what they show has changed; carries topics only, never data. */
export interface LiveHub {
  /** Returns the way to stop listening. */
  subscribe(topics: readonly string[], listener: Listener): () => void;
  /** To be called after the commit: `case:<id>`, `employee:<id>`, `unit:<id>`, `everybody`. */
  publish(topic: string): void;
  readonly listeners: number;
}

/** A hub within this process; several processes are joined by whoever listens to the database and publishes here. */
export function liveHub(): LiveHub {
  const byTopic = new Map<string, Set<Listener>>();
  return {
    subscribe(topics, listener) {
      for (const topic of topics) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(listener));
      return () => {
        for (const topic of topics) {
          const set = byTopic.get(topic);
          set?.delete(listener);
          if (set?.size === 0) byTopic.delete(topic);
        }
      };
    },
    publish(topic) {
      for (const listener of byTopic.get(topic) ?? []) listener(topic);
    },
    get listeners() {
      return new Set([...byTopic.values()].flatMap((set) => [...set])).size;
    },
  };
}
