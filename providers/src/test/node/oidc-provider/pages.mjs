// Pages that a person or a program can click through.
const forms = {
  login: `<label>Name <input name="username" autofocus></label>
      <label>Password <input type="password" name="password"></label>
      <button type="submit">Sign in</button>
      <button type="submit" name="cancel" value="cancel">Cancel</button>`,
  consent: `<button type="submit">Allow</button>
      <button type="submit" name="cancel" value="cancel">Cancel</button>`,
};

export function page(response, prompt, problem = '') {
  const form = forms[prompt];
  response.writeHead(form ? 200 : 400, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en">
  <head><title>${prompt}</title></head>
  <body>
    <p>${problem}</p>
    ${form ? `<form method="post">${form}</form>` : '<p>This page is no longer needed.</p>'}
  </body>
</html>`);
}
