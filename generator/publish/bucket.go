package publish

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// store is all that publishing asks of a store. Names are those of the site.
type store interface {
	List(ctx context.Context) (map[string]object, error)
	Get(ctx context.Context, name string) ([]byte, error)
	Put(ctx context.Context, name string, content []byte, h headers) error
	Remove(ctx context.Context, name string) error // one that is gone is no error
}

// object is what a store tells of one.
type object struct {
	size int64
	tag  string // most often the MD5 of its content
}

// headers are what the store is to answer with.
type headers struct{ contentType, cacheControl string }

// ErrNoAccess is returned where there are no keys.
var ErrNoAccess = errors.New("publish: no keys for the store")

// tries is how often a request is made that fails for a reason that may pass,
// with longer and longer pauses, of a second at most.
const tries = 6

// bucket is a place in a store that speaks S3.
type bucket struct {
	client       *minio.Client
	name, prefix string
}

func connect(t Target, a Access) (store, error) {
	if a.KeyID == "" || a.Secret == "" {
		return nil, ErrNoAccess
	}
	address, region := t.Endpoint, t.Region
	if address == "" {
		address = a.Endpoint
	}
	if region == "" {
		region = a.Region
	}
	host, secret, err := endpoint(address)
	if err != nil {
		return nil, err
	}
	client, err := minio.New(host, &minio.Options{Creds: credentials.NewStaticV4(a.KeyID, a.Secret, a.Session),
		Secure: secret, Region: region, MaxRetries: tries})
	return bucket{client, t.Bucket, t.Prefix}, err
}

func (b bucket) List(ctx context.Context) (map[string]object, error) {
	all := map[string]object{}
	for o := range b.client.ListObjectsIter(ctx, b.name, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, o.Err
		}
		all[strings.TrimPrefix(o.Key, b.prefix)] = object{o.Size, strings.Trim(o.ETag, `"`)}
	}
	return all, ctx.Err()
}

func (b bucket) Get(ctx context.Context, name string) ([]byte, error) {
	o, err := b.client.GetObject(ctx, b.name, b.prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, err
	}
	defer o.Close()
	return io.ReadAll(o)
}

func (b bucket) Put(ctx context.Context, name string, content []byte, h headers) error {
	_, err := b.client.PutObject(ctx, b.name, b.prefix+name, bytes.NewReader(content), int64(len(content)), minio.PutObjectOptions{
		ContentType: h.contentType, CacheControl: h.cacheControl,
		// In one piece, whose MD5 is checked by the store and becomes its tag: all stores know that.
		DisableMultipart: true, SendContentMd5: true, DisableContentSha256: true})
	return err
}

func (b bucket) Remove(ctx context.Context, name string) error {
	err := b.client.RemoveObject(ctx, b.name, b.prefix+name, minio.RemoveObjectOptions{})
	if minio.ToErrorResponse(err).Code == minio.NoSuchKey {
		return nil
	}
	return err
}
