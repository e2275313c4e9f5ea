namespace ServerlessDam.Assets.UploadMappings;

/// <summary>Files of another server that come in when they are first asked for: what follows the folder in a public id follows the template in an address.</summary>
/// <param name="Folder">Begins public ids; without slashes at the ends. Empty is every public id.</param>
/// <param name="Template">An <c>http</c> or <c>https</c> address.</param>
/// <param name="ExternalId">32 hex digits.</param>
public sealed record UploadMapping(string Folder, string Template, string ExternalId)
{
    /// <summary>The address of what a public id, or a path with an extension, stands for.</summary>
    /// <param name="path">Begins with the folder and a slash, unless that is empty.</param>
    public string AddressOf(string path)
    {
        var rest = Folder.Length == 0 ? path : path[(Folder.Length + 1)..];
        var escaped = string.Join('/', rest.Split('/').Select(Uri.EscapeDataString));

        // A template that ends in a query's value takes the path as it is.
        return Template.EndsWith('/') || Template.EndsWith('=') ? Template + escaped : $"{Template}/{escaped}";
    }
}
