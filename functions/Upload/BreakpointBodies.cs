using System.Text.Json.Nodes;
using ServerlessDam.Assets.Breakpoints;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Upload;

/// <summary>Responsive breakpoints in the wire's words.</summary>
internal static class BreakpointBodies
{
    public static JsonObject Of(Asset asset, BreakpointSet set, AssetUrls urls)
    {
        var body = new JsonObject
        {
            ["breakpoints"] = new JsonArray([.. set.Breakpoints.Select(each => new JsonObject
            {
                ["width"] = each.Width,
                ["height"] = each.Height,
                ["bytes"] = each.SizeInBytes,
                ["url"] = urls.Plain(asset, each.Transformation, set.Request.Format ?? each.Format),
                ["secure_url"] = urls.Secure(asset, each.Transformation, set.Request.Format ?? each.Format),
            })]),
        };
        if (set.Request.Transformation.Length > 0)
        {
            body["transformation"] = set.Request.Transformation;
        }

        return body;
    }
}
