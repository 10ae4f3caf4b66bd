/** A Lua script: Redis runs it whole, with nothing in between. */
export interface LuaScript<Reply> {
  /** Unique per client, e.g. `commitBaskets`. */
  readonly name: string;
  readonly lua: string;
  /** Turns what the script returns into what the caller needs. */
  readonly reply: (raw: unknown) => Reply;
}

export function defineScript<Reply>(script: LuaScript<Reply>): LuaScript<Reply> {
  return script;
}
