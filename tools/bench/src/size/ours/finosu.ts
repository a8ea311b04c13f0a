import { createFinosuClient } from "@provider-clients/finosu";

const finosu = createFinosuClient({ apiKey: "key", baseUrl: "https://api.example.com" });
console.log(await finosu.updateCustomer("1", { id: "1", taskType: "collections", city: "Oakland" }));
