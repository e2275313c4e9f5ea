using System.Text.Json;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Operations;

/// <summary>Results go to stdout, remarks and errors to stderr.</summary>
internal static class CommandOutput
{
    private static readonly JsonSerializerOptions Readable = new(WireJson.Options) { WriteIndented = true };

    public static void Print(object document) => Console.WriteLine(JsonSerializer.Serialize(document, Readable));
}
