/** Types a change on the live page, and tells the requests that it shows before and after. */
export const useLivePage = async (context, address) => {
  const tab = await context.newPage();
  const sent = [];
  try {
    await tab.goto(address, { waitUntil: "load" });
    tab.on("request", (request) => {
      // The browser asks for the icon by itself, at a time of its own.
      if (!request.url().endsWith("/favicon.svg")) sent.push(request.url());
    });
    const requests = () => tab.locator("#plans pre").allTextContents();
    const before = await requests();
    await tab.locator('input[name="firstName"]').fill("Ada");
    const after = await requests();
    await tab.locator('input[name="birthDate"]').fill("yesterday");
    const refused = await tab.locator("#plans").textContent();
    return { before, after, refused, sent };
  } finally {
    await tab.close();
  }
};
