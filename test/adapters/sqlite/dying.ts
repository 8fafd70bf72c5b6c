import type Database from 'better-sqlite3';

const RUNNING = ['run', 'get', 'all'] as const;

/** Calls back before every statement that the store runs on this database, so that a test can let it die there. */
export function beforeEveryStatement(database: Database.Database, callback: (sql: string) => void): void {
  const prepare = database.prepare.bind(database);
  const watched = (sql: string) => {
    const statement = prepare(sql);
    for (const name of RUNNING) {
      const original = statement[name].bind(statement);
      Object.defineProperty(statement, name, {
        value: (...parameters: unknown[]) => {
          callback(sql);
          return original(...parameters);
        },
      });
    }
    return statement;
  };
  Object.defineProperty(database, 'prepare', { value: watched });
}

/** The whole content, table by table, as text. */
export function contentOf(database: Database.Database): string {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'
       ORDER BY name`,
    )
    .all();
  return tables
    .map(({ name }) => `${name}: ${JSON.stringify(database.prepare(`SELECT * FROM ${name}`).all())}`)
    .join('\n');
}
