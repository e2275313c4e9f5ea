using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Upload;

/// <summary>The parameters of an upload or an explicit call as text, by their names.</summary>
internal static class UploadParameters
{
    /// <summary>Blank ones included.</summary>
    public static Dictionary<string, string> Of(WireRequest request) => request.Parameters.Names
        .Where(name => name is not ("file" or "timestamp" or "signature" or "api_key"))
        .ToDictionary(name => name, name => Text(request, name) ?? "", StringComparer.Ordinal);

    /// <summary>A list of transformations is written with bars, any other list with commas.</summary>
    private static string? Text(WireRequest request, string name) => name switch
    {
        "eager" => string.Join('|', request.List(name)),

        // As JSON also where it was sent as such.
        "responsive_breakpoints" when request.Json(name) is { } json => json.GetRawText(),
        _ => request.Text(name),
    };
}
