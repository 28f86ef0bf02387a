/** What swagger-ui-bundle.js, loaded before this, leaves on the page. */
declare const SwaggerUIBundle: (options: { url: string; dom_id: string; deepLinking: boolean; validatorUrl: null }) => unknown;

const dark = matchMedia('(prefers-color-scheme: dark)');
const followSystem = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', followSystem);
followSystem();

// `validatorUrl: null`: the validator would be another company's server.
SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });
