using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Infra.Tests.Hooks;

/// <summary>Event Grid posts to <c>/runtime/webhooks/blobs</c> of the host. A function's route goes before it, and nothing guards that path.</summary>
public sealed class WebhookRouteTests
{
    [Fact]
    public void No_function_takes_posts_to_every_path()
    {
        var catchAlls = Assembly.Load("ServerlessDam.Functions").GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .Where(trigger => trigger?.Route?.StartsWith('{') == true)
            .ToList();
        Assert.NotEmpty(catchAlls);
        Assert.All(catchAlls, trigger =>
        {
            Assert.NotNull(trigger!.Methods);
            Assert.NotEmpty(trigger.Methods);
            Assert.Subset(new HashSet<string>(["get", "head", "options"]), trigger.Methods.ToHashSet());
        });
    }
}
