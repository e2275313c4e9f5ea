using System.Text;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Duplicates;

internal static class DuplicateUploads
{
    /// <summary>Uploads a picture that looks so, and looks for its duplicates; its asset id.</summary>
    public static async Task<string> AddAsync(this RunningLibrary library, Browser browser, string name, string look)
    {
        var uploaded = await browser.UploadAsync($"{name}.jpg", Encoding.UTF8.GetBytes($"image jpg 640x480 {look}"), "");
        var assetId = uploaded.Body.GetProperty("asset").GetProperty("assetId").GetString()!;
        var asset = await library.Get<Catalog>().FindByIdAsync("demo", assetId, TestContext.Current.CancellationToken);
        await library.Get<AnalyzeAsset>().ExecuteAsync("demo", assetId, asset!.VersionId, TestContext.Current.CancellationToken);
        await library.Get<DuplicateFeed>().SweepAsync("demo", TestContext.Current.CancellationToken);
        return assetId;
    }
}
