/** The database that holds the newest schema and nothing else; test databases are copies of it. */
export const template = 'lens_template';

export function urlOf(maintenanceUrl: string, database: string): string {
  const url = new URL(maintenanceUrl);
  url.pathname = `/${database}`;
  return url.href;
}
