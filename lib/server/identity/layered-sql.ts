/** Splits `expression AS name, …` at the commas outside brackets and quotes. */
const splitDefinitions = (text: string): { readonly name: string; readonly sql: string }[] => {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const c = text[i];
    if (c === "'") quoted = !quoted;
    if (quoted) continue;
    if (c === '(' || c === '[') depth += 1;
    if (c === ')' || c === ']') depth -= 1;
    if (c !== undefined && !(c === ',' && depth === 0)) continue;
    parts.push(text.slice(from, i).trim());
    from = i + 1;
  }
  return parts.map((part) => {
    const found = /^([\s\S]+) AS (\w+)$/.exec(part);
    if (!found?.[1] || !found[2]) throw new SyntaxError(`no name: ${part}`);
    return { sql: found[1], name: found[2] };
  });
};

const WORD = /\b[a-z]\w*\b/gi;

interface Definition {
  readonly name: string;
  readonly sql: string;
  /** Names and columns it reads. */
  readonly reads: readonly string[];
}

/** The definitions by depth: each reads only what is defined at a lower one. */
const toLayers = (parts: readonly { readonly name: string; readonly sql: string }[], columns: ReadonlySet<string>): Definition[][] => {
  const depths = new Map<string, number>();
  const layers: Definition[][] = [];
  for (const { name, sql } of parts) {
    const reads = [...new Set([...sql.matchAll(WORD)].map(([word]) => word))].filter((word) => columns.has(word) || depths.has(word));
    const depth = Math.max(0, ...reads.map((word) => (depths.get(word) ?? -1) + 1));
    depths.set(name, depth);
    const layer = layers[depth];
    if (layer) layer.push({ name, sql, reads });
    else layers[depth] = [{ name, sql, reads }];
  }
  return layers;
};

/**
 * A query that computes `outputs` from `definitions` (`expression AS name, …`, each may use names defined before it) over `from`, in
 * nested selects of what is needed: in one select the engine would write every name out wherever it is used, and take seconds to read a
 * query whose rows take none. Columns `x.name`, `y.name`, `p.name` of the joined tables are at hand as `x_name`, `y_name`, `p_name`.
 */
export const layered = (definitions: string, from: string, outputs: readonly string[]): string => {
  const columns = new Map<string, string>();
  const plain = definitions.replace(/\b([xyp])\.(\w+)/g, (_, table: string, column: string) => {
    columns.set(`${table}_${column}`, `${table}.${column}`);
    return `${table}_${column}`;
  });
  const needed = new Set(outputs);
  const selects: string[] = [];
  for (const layer of toLayers(splitDefinitions(plain), new Set(columns.keys())).toReversed()) {
    const made = layer.filter(({ name }) => needed.has(name));
    for (const { name } of made) needed.delete(name);
    selects.push([...needed, ...made.map(({ name, sql }) => `${sql} AS ${name}`)].join(',\n  '));
    for (const name of made.flatMap(({ reads }) => reads)) needed.add(name);
  }
  const base = `SELECT ${
    [...needed]
      .sort()
      .map((name) => `${columns.get(name)} AS ${name}`)
      .join(', ') || '1 AS nothing'
  } ${from}`;
  return selects.toReversed().reduce((inner, select) => `SELECT ${select}\nFROM (${inner})`, base);
};
