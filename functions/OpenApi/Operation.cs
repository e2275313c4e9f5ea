using System.Text.Json.Nodes;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>One call of the document: a path template, a method and what is said about it.</summary>
internal sealed record Operation(string Path, string Method, JsonObject Description);
