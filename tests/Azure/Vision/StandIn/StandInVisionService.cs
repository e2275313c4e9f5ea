using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ServerlessDam.Azure.Tests.Vision.StandIn;

/// <summary>
/// A stand-in of Azure AI Vision, as far as its documentation of api-version 2023-10-01 says (MicrosoftDocs/azure-docs,
/// articles/ai-services/computer-vision: includes/how-to-guides/analyze-image-40-rest.md for the call and its errors, overview-image-analysis.md for what
/// pictures it takes). It looks at nothing: every picture shows what the documentation's examples show. Of formats it knows JPEG, PNG, GIF and BMP.
/// </summary>
public sealed class StandInVisionService : IAsyncDisposable
{
    public const string Key = "stand-in-key";
    public const string Token = "stand-in-token";
    public const int MostBytes = 20_971_520;

    private static readonly string[] Features = ["tags", "caption", "denseCaptions", "objects", "read", "smartCrops", "people"];

    private readonly WebApplication _app;

    private StandInVisionService(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.First(url => url.StartsWith("http:", StringComparison.Ordinal)));

    /// <summary>The same over TLS, with a certificate of its own: identities are asked for nothing else.</summary>
    public Uri SecureEndpoint => new(_app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>Answers in the place of what is documented, by the number of the request from 0 on; null for none.</summary>
    public Func<int, HttpContext, Task<bool>> Trouble { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Its region has no captions.</summary>
    public bool HasNoCaptions { get; set; }

    /// <summary>Every request so far.</summary>
    public ConcurrentQueue<AskedVision> Requests { get; } = [];

    public static async Task<StandInVisionService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MostBytes * 2;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(OwnCertificate.Make()));
        });
        var app = builder.Build();
        var service = new StandInVisionService(app);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>429, as it is documented for too many calls.</summary>
    public static Task<bool> ThrottleAsync(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return FailAsync(http, 429, "429", "Requests to the Image Analysis Operation have exceeded call rate limit of your current pricing tier.");
    }

    public static async Task<bool> FailAsync(HttpContext http, int status, string code, string message, string? innerCode = null, string? innerMessage = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (innerCode is not null)
        {
            error["innererror"] = new JsonObject { ["code"] = innerCode, ["message"] = innerMessage };
        }

        return await SayAsync(http, status, new JsonObject { ["error"] = error }.ToJsonString());
    }

    public static async Task<bool> SayAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(body, http.RequestAborted);
        return true;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var bytes = await BytesAsync(http);
        var asked = new AskedVision(http.Request, bytes);
        var number = Requests.Count;
        Requests.Enqueue(asked);
        if (!await Trouble(number, http) && !await RefuseAsync(http, asked))
        {
            await SayAsync(http, 200, VendorExamples.Answer(asked.Size ?? (1260, 473), asked.Features));
        }
    }

    private async Task<bool> RefuseAsync(HttpContext http, AskedVision asked)
    {
        if (asked.Path != "/computervision/imageanalysis:analyze" || http.Request.Method != "POST")
        {
            return await FailAsync(http, 404, "404", "Resource not found");
        }

        if (asked.Key != Key && asked.Authorization != $"Bearer {Token}")
        {
            return await FailAsync(http, 401, "401", "Access denied due to invalid subscription key or wrong API endpoint.");
        }

        if (asked.Version != "2023-10-01")
        {
            return await FailAsync(http, 400, "BadRequest", "The api-version is not supported.");
        }

        if (asked.Features.Count == 0)
        {
            return await InvalidAsync(http, "Either 'features' or 'model-name' needs to be specified in the query parameter.");
        }

        if (asked.Features.Except(Features).Any())
        {
            return await InvalidAsync(http, "Analyze query is invalid.", "NotSupportedVisualFeature", "Specified feature type is not valid");
        }

        if (HasNoCaptions && asked.Features.Contains("caption"))
        {
            return await InvalidAsync(http, "The feature 'Caption' is not supported in this region.");
        }

        if (asked.Language is not (null or "en") && asked.Features.Intersect(["caption", "denseCaptions", "objects"]).Any())
        {
            return await InvalidAsync(http, "Analyze query is invalid.", "NotSupportedLanguage", "The input language is not supported");
        }

        return await RefusePictureAsync(http, asked);
    }

    private static async Task<bool> RefusePictureAsync(HttpContext http, AskedVision asked) => asked switch
    {
        { ContentType: "application/json", Address: not null } => false,
        { ContentType: "application/json" } => await InvalidAsync(http, "Image URL is badly formatted or not accessible."),
        { ContentType: not "application/octet-stream" } => await InvalidAsync(http, $"The provided image content type '{asked.ContentType}' is not supported."),
        { Length: 0 or > MostBytes } => await InvalidAsync(http, $"The image size is not allowed to be zero or larger than {MostBytes} bytes."),
        { Size: null } => await InvalidAsync(http, "Image format is not valid.", "InvalidImageFormat", "Image format is not valid."),
        { Size: (<= 50, _) or (_, <= 50) or ( >= 16_000, _) or (_, >= 16_000) }
            => await InvalidAsync(http, "Image size is not valid.", "InvalidImageSize", "The dimensions must be greater than 50 x 50 and less than 16000 x 16000 pixels."),
        _ => false,
    };

    private static Task<bool> InvalidAsync(HttpContext http, string message, string? innerCode = null, string? innerMessage = null)
        => FailAsync(http, 400, "InvalidRequest", message, innerCode, innerMessage);

    private static async Task<byte[]> BytesAsync(HttpContext http)
    {
        using var all = new MemoryStream();
        await http.Request.Body.CopyToAsync(all, http.RequestAborted);
        return all.ToArray();
    }
}
