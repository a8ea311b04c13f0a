import customers = require("@provider-clients/customers");
import finosu = require("@provider-clients/finosu");
import payabli = require("@provider-clients/payabli");
import soap = require("@provider-clients/soap");

// What a CommonJS program gets from each package.
export = {
  finosu: finosu.createFinosuClient,
  soap: soap.createSoapClient,
  payabli: payabli.createPayabliClient,
  customers: customers.createCustomers,
};
