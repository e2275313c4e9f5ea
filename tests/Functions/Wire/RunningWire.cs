using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Storage;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Tests.Wire;

/// <summary>The API behind Kestrel with routes that say what they were given.</summary>
public sealed class RunningWire : IAsyncLifetime
{
    public const string Key = "123456789012345";
    public const string Secret = "q7Zr2mXv9LtB4kWc8NpD1sGh6Yf";
    public const int MaximumFileSize = 100_000;

    private static readonly ImmutableArray<Route> Routes =
    [
        new(["POST"], "{resource_type:image|video|raw|auto}/upload", Access.UnsignedUpload, "", EchoAsync),
        new(["POST"], "{resource_type:rt}/destroy", Access.Upload, "", EchoAsync),
        new(["GET"], "{resource_type:rt}/download", Access.Upload, "", EchoAsync),
        new(["GET", "POST", "PUT", "DELETE"], "resources/{resource_type:rt}/{type}/{public_id*}", Access.Admin, "", EchoAsync),
        new(["POST"], "resources/search", Access.Admin, "", EchoAsync),
        new(["GET"], "open", Access.Public, "", EchoAsync),
        new(["GET"], "upload_fails/{kind}", Access.Public, "", FailAsync),
        new(["GET"], "admin_fails/{kind}", Access.Admin, "", FailAsync),
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("dam-wire").FullName;
    private IHost _host = null!;

    public HttpClient Client { get; } = new();

    /// <summary>Empty again once every answer is written.</summary>
    public string SpoolPath { get; } = Directory.CreateTempSubdirectory("dam-spool").FullName;

    public async ValueTask InitializeAsync()
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<WireMiddleware>();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ProductEnvironment:CloudName"] = "demo",
            ["ProductEnvironment:ApiKey"] = Key,
            ["ProductEnvironment:ApiSecret"] = Secret,
            ["Embedded:DataPath"] = _data,
            ["Wire:SpoolPath"] = SpoolPath,
            ["Wire:MaximumFileSizeInBytes"] = MaximumFileSize.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Wire:SecurePublicUrl"] = "https://media.test/",
        });
        builder.Services.AddConfiguredStorage(builder.Configuration).AddAccounts().AddWire().AddRoutes(Routes);

        // The other functions of the app need a storage; only the host itself can be told to leave them out.
        typeof(FunctionsApplicationBuilder)
            .GetProperty("FunctionTypes", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(builder, new[] { typeof(ApiFunction) });

        _host = builder.Build();
        await _host.StartAsync(CancellationToken.None);
        Client.BaseAddress = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(SpoolPath, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, text, text.Length > 0 ? JsonElement.Parse(text) : default, response);
    }

    public Task<Answer> PostAsync(string path, HttpContent content, bool basic = false)
        => SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { Authorization = basic ? Basic(Secret) : null } });

    public Task<Answer> GetAsync(string path, bool basic = false)
        => SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = basic ? Basic(Secret) : null } });

    public static System.Net.Http.Headers.AuthenticationHeaderValue Basic(string secret, string key = Key)
        => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));

    /// <summary>Adds key, time and signature as an SDK does.</summary>
    public static Dictionary<string, string> Signed(Dictionary<string, string> fields, DateTimeOffset? at = null)
    {
        var signed = new Dictionary<string, string>(fields) { ["timestamp"] = $"{(at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds()}" };
        var text = string.Join('&', signed.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value.Replace("&", "%26", StringComparison.Ordinal)}"));
        signed["signature"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text + Secret)));
        signed["api_key"] = Key;
        return signed;
    }

    private static async Task<IActionResult> EchoAsync(WireContext context, CancellationToken cancellationToken)
    {
        var file = context.Request.File;
        return new WireResult(new
        {
            context.RequestId,
            Credential = context.Caller.Credential.ToString(),
            Values = context.RouteValues,
            Parameters = context.Request.Parameters.Names.Order(StringComparer.Ordinal).ToDictionary(name => name, name => context.Request.Text(name) ?? ""),
            Lists = context.Request.Parameters.Names.ToDictionary(name => name, context.Request.List),
            context.Bases,
            Told = Occasion.Current?.NotificationUrl ?? "",
            context.Request.Chunk,
            File = file is null ? null : new { Name = file.FileName, Size = file.SizeInBytes, Type = file.MediaType, Md5 = await Md5Async(file.Path, cancellationToken) },
        });
    }

    private static Task<IActionResult> FailAsync(WireContext context, CancellationToken cancellationToken)
        => throw (Enum.TryParse<ErrorKind>(context.Value("kind"), out var kind)
            ? new DamException(kind, "no <good>: é\r\nX-Injected: 1")
            : new InvalidOperationException("a secret of ours"));

    private static async Task<string> Md5Async(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
#pragma warning disable CA5351 // The wire's etag is an MD5.
        return Convert.ToHexStringLower(await MD5.HashDataAsync(stream, cancellationToken));
#pragma warning restore CA5351
    }
}

/// <summary>An answer, read whole.</summary>
public sealed record Answer(int Status, string Text, JsonElement Body, HttpResponseMessage Response)
{
    public string? Error => Body.TryGetProperty("error", out var error) ? error.GetProperty("message").GetString() : null;

    public string? Header(string name) => Response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    public string? Parameter(string name) => Body.GetProperty("parameters").TryGetProperty(name, out var value) ? value.GetString() : null;

    public string List(string name) => string.Join('|', Body.GetProperty("lists").GetProperty(name).EnumerateArray().Select(item => item.GetString()));

    public string? FileProperty(string name) => Body.GetProperty("file").TryGetProperty(name, out var value) ? value.ToString() : null;

    public string Credential => Body.GetProperty("credential").GetString()!;
}
