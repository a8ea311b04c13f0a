// One answer that satisfies every subject: apideck validates what it receives and wants its own shape.
const customer = {
  id: "1001",
  first_name: "Jane",
  last_name: "Doe",
  email: "jane@example.com",
  city: "Oakland",
};
const answer = JSON.stringify({
  ...customer,
  status_code: 200,
  status: "OK",
  service: "xero",
  resource: "customers",
  operation: "one",
  data: customer,
});

/** Answers at once, with a fresh response, as a network would without its delay. */
export const mockedFetch: typeof fetch = async () =>
  new Response(answer, { status: 200, headers: { "content-type": "application/json" } });
