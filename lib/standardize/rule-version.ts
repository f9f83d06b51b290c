/** Version of the standardising rules; raised whenever the same raw value may give another standard value, so that imports can tell which rules wrote them. */
export const RULE_VERSION = 1;
