import * as core from "@provider-clients/client-core";
import * as coreBodies from "@provider-clients/client-core/bodies";
import * as coreCredentials from "@provider-clients/client-core/credentials";
import * as coreHttp from "@provider-clients/client-core/http";
import * as coreMsw from "@provider-clients/client-core/msw";
import * as coreOtel from "@provider-clients/client-core/otel";
import * as corePagination from "@provider-clients/client-core/pagination";
import * as coreParameters from "@provider-clients/client-core/parameters";
import * as coreQuery from "@provider-clients/client-core/query";
import * as coreSerialiseError from "@provider-clients/client-core/serialise-error";
import * as coreValidation from "@provider-clients/client-core/validation";
import * as customers from "@provider-clients/customers";
import * as customersBulk from "@provider-clients/customers/bulk";
import * as customersCapabilities from "@provider-clients/customers/capabilities";
import * as finosu from "@provider-clients/finosu";
import * as finosuHttp from "@provider-clients/finosu/http";
import * as finosuMsw from "@provider-clients/finosu/msw";
import finosuDocument from "@provider-clients/finosu/openapi.json" with { type: "json" };
import * as finosuQuery from "@provider-clients/finosu/query";
import * as finosuSchemas from "@provider-clients/finosu/schemas";
import * as finosuSpecification from "@provider-clients/finosu/specification";
import * as finosuValidators from "@provider-clients/finosu/validators";
import * as payabli from "@provider-clients/payabli";
import * as payabliHttp from "@provider-clients/payabli/http";
import * as payabliMsw from "@provider-clients/payabli/msw";
import payabliDocument from "@provider-clients/payabli/openapi.json" with { type: "json" };
import * as payabliPagination from "@provider-clients/payabli/pagination";
import * as payabliQuery from "@provider-clients/payabli/query";
import * as payabliSchemas from "@provider-clients/payabli/schemas";
import * as payabliSpecification from "@provider-clients/payabli/specification";
import * as payabliValidators from "@provider-clients/payabli/validators";
import * as soap from "@provider-clients/soap";
import * as soapHttp from "@provider-clients/soap/http";
import * as soapMsw from "@provider-clients/soap/msw";
import soapDocument from "@provider-clients/soap/openapi.json" with { type: "json" };
import * as soapQuery from "@provider-clients/soap/query";
import * as soapSchemas from "@provider-clients/soap/schemas";
import * as soapSpecification from "@provider-clients/soap/specification";
import * as soapValidators from "@provider-clients/soap/validators";
import * as soapWebhooks from "@provider-clients/soap/webhooks";
import type { RowResult } from "./rows.ts";

/** Every import path of every package, by what follows the scope; a test compares it with their `exports`. */
export const entries: Readonly<Record<string, object>> = {
  "client-core": core,
  "client-core/bodies": coreBodies,
  "client-core/credentials": coreCredentials,
  "client-core/http": coreHttp,
  "client-core/msw": coreMsw,
  "client-core/otel": coreOtel,
  "client-core/pagination": corePagination,
  "client-core/parameters": coreParameters,
  "client-core/query": coreQuery,
  "client-core/serialise-error": coreSerialiseError,
  "client-core/validation": coreValidation,
  customers,
  "customers/bulk": customersBulk,
  "customers/capabilities": customersCapabilities,
  finosu,
  "finosu/http": finosuHttp,
  "finosu/msw": finosuMsw,
  "finosu/openapi.json": finosuDocument,
  "finosu/query": finosuQuery,
  "finosu/schemas": finosuSchemas,
  "finosu/specification": finosuSpecification,
  "finosu/validators": finosuValidators,
  payabli,
  "payabli/http": payabliHttp,
  "payabli/pagination": payabliPagination,
  "payabli/msw": payabliMsw,
  "payabli/openapi.json": payabliDocument,
  "payabli/query": payabliQuery,
  "payabli/schemas": payabliSchemas,
  "payabli/specification": payabliSpecification,
  "payabli/validators": payabliValidators,
  soap,
  "soap/http": soapHttp,
  "soap/msw": soapMsw,
  "soap/openapi.json": soapDocument,
  "soap/query": soapQuery,
  "soap/schemas": soapSchemas,
  "soap/specification": soapSpecification,
  "soap/validators": soapValidators,
  "soap/webhooks": soapWebhooks,
};

const packages = [...new Set(Object.keys(entries).map((path) => path.replace(/\/.*/, "")))];

/** One row per package: each of its import paths has exports. */
export const entryRows = (): RowResult[] =>
  packages.map((name) => {
    const paths = Object.keys(entries).filter((path) => path === name || path.startsWith(`${name}/`));
    const empty = paths.filter((path) => Object.keys(entries[path] ?? {}).length === 0);
    const row = { package: name, row: "every import path" };
    return empty.length > 0 ? { ...row, passed: false, detail: `empty: ${empty}` } : { ...row, passed: true };
  });
